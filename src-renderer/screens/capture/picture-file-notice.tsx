import { mostBytes, shortestSide } from '../../camera/file/inspect-picture.ts'
import { numberOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ChoosePicture } from './choose-picture.tsx'
import type { PictureDropProblem, PictureFile } from './use-picture-file.ts'

/** What is wrong with a file, and what to do about it. */
export interface PictureFileNoticeProps {
  readonly problem: PictureDropProblem
  readonly pictureFile: PictureFile
}

/** Says why a file gave no picture, with the ways on. */
export function PictureFileNotice({ problem, pictureFile }: PictureFileNoticeProps) {
  const say = useSentences()
  const facts = factsOf(problem)
  const part = (name: 'title' | 'safe' | 'next'): string =>
    problem.kind === 'notAPicture'
      ? say(`pictureFile.notAPicture.${problem.what}.${name}`)
      : say(`pictureFile.problem.${problem.kind}.${name}`, facts)
  return (
    <Notice
      tone="failure"
      title={part('title')}
      safe={part('safe')}
      next={part('next')}
      action={
        <>
          <ChoosePicture pictureFile={pictureFile}>{say('pictureFile.chooseAnother')}</ChoosePicture>
          <Button kind="quiet" onPress={pictureFile.dismiss}>
            {say('pictureFile.close')}
          </Button>
        </>
      }
    />
  )
}

/** The facts a sentence may name; each names those of its own problem. */
function factsOf(problem: PictureDropProblem) {
  const { width, height } = 'width' in problem ? problem : { width: 0, height: 0 }
  return {
    megabytes: problem.kind === 'tooManyBytes' ? megabytesOf(problem.bytes) : '',
    most: megabytesOf(mostBytes),
    count: problem.kind === 'severalFiles' ? problem.count : 0,
    shortest: numberOf(shortestSide),
    width: numberOf(width),
    height: numberOf(height),
  }
}

/** Rounded up: what is a little too large must not read as just allowed. */
function megabytesOf(bytes: number): string {
  return numberOf(Math.ceil(bytes / 1_000_000))
}
