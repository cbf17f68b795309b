import type { ReactNode } from 'react'
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
  return (
    <FileTrigger
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
