import { useEffect, useRef, type ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import type { PictureFile } from './use-picture-file.ts'

/** `children` are the words on the button. */
export interface ChoosePictureProps extends Pick<ButtonProps, 'kind' | 'size'> {
  readonly pictureFile: PictureFile
  readonly children: ReactNode
}

/** A button that opens the system's file dialog. It shows every kind of picture: what is not taken is told why. */
export function ChoosePicture({ pictureFile, children, ...look }: ChoosePictureProps) {
  const input = useRef<HTMLInputElement>(null)
  const { choose } = pictureFile
  useEffect(() => {
    const element = input.current
    if (element === null) return undefined
    const opened = (): void => {
      choose(true)
    }
    const closed = (): void => {
      choose(false)
    }
    element.addEventListener('click', opened)
    // The dialog was closed without a file, or with the one that was chosen before.
    element.addEventListener('cancel', closed)
    return () => {
      element.removeEventListener('click', opened)
      element.removeEventListener('cancel', closed)
      closed()
    }
  }, [choose])
  return (
    <FileTrigger
      ref={input}
      acceptedFileTypes={['image/*']}
      onSelect={(files) => {
        const file = files?.item(0) ?? null
        if (file !== null) pictureFile.read(file)
      }}
    >
      <Button {...look}>{children}</Button>
    </FileTrigger>
  )
}
