import type { Findings, Part } from '../part.ts'
import { compare } from '../series.ts'
import type { CameraTimes, EncodingTimes } from './conversation.ts'

/** A table of the photo benchmark: what a part of the other benchmark is, already measured. */
export interface PhotoPart {
  readonly part: Pick<Part, 'title'>
  readonly findings: Findings
}

/** The ways to a still picture, and how many verdicts a second the live one gets. */
export function cameraPart({ drawImage, takePhoto, grabFrame, betweenVerdicts, longTasks }: CameraTimes): PhotoPart {
  const frozen = { label: 'drawImage', unit: 'ms', values: drawImage } as const
  const longest = longTasks.length === 0 ? 'never' : `${Math.max(...longTasks).toFixed(0)} ms at most`
  return {
    part: { title: 'From the moment to a still picture, and from verdict to verdict (1280 by 720)' },
    findings: {
      comparisons: [
        compare('frozen over takePhoto', frozen, { label: 'takePhoto', unit: 'ms', values: takePhoto }),
        compare('frozen over grabFrame', frozen, { label: 'grabFrame', unit: 'ms', values: grabFrame }),
        compare(
          'between verdicts over a tenth of a second',
          { label: 'between verdicts', unit: 'ms', values: betweenVerdicts },
          { label: 'aim', unit: 'ms', values: [100] },
          'at most 1x',
        ),
      ],
      remarks: [
        'The camera is a file; real cameras take seconds for takePhoto and shoot at the end of them.',
        `While verdicts came, a task of the page lasted 50 ms or more: ${longest}.`,
      ],
    },
  }
}

/** What the search for a profile photo costs and brings, beside the canvas's own quality at the same size. */
export function encodingPart(name: string, encodings: readonly EncodingTimes[]): PhotoPart {
  return {
    part: { title: `The profile photo of ${name}, searched for and as the plain canvas encodes it` },
    findings: {
      comparisons: encodings.flatMap(({ isSmoothed, search, plain, bytes, plainBytes }) => {
        const how = isSmoothed ? 'background smoothed' : 'as it is'
        return [
          compare(
            `search over toBlob, ${how}`,
            { label: 'search', unit: 'ms', values: search },
            { label: 'toBlob', unit: 'ms', values: plain },
          ),
          compare(
            `bytes over toBlob, ${how}`,
            { label: 'search', unit: 'bytes', values: [bytes] },
            { label: 'toBlob', unit: 'bytes', values: [plainBytes] },
          ),
        ]
      }),
      remarks: encodings.map(
        ({ isSmoothed, width, height, similarity, plainSimilarity }) =>
          `${isSmoothed ? 'Smoothed' : 'As it is'}: ${String(width)} by ${String(height)}, the face is kept to ${shareOf(similarity)}, by toBlob to ${shareOf(plainSimilarity)}.`,
      ),
    },
  }
}

function shareOf(similarity: number | null): string {
  return similarity === null ? 'an unknown share' : similarity.toFixed(3)
}
