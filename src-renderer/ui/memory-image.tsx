import { useCallback } from 'react'

/** A picture in memory. */
export interface PictureBytes {
  readonly bytes: Uint8Array
  readonly type: 'image/jpeg' | 'image/png'
}

/** `alt` is empty only for a picture that says nothing the words beside it do not say. */
export interface MemoryImageProps {
  readonly picture: PictureBytes
  readonly alt: string
  readonly className?: string | undefined
}

/** Shows a picture from memory. Its address is let go with the picture, and then nothing in the page can reach the bytes. */
export function MemoryImage({ picture, alt, className }: MemoryImageProps) {
  const { bytes, type } = picture
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (image === null) return undefined
      const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
      image.setAttribute('src', address)
      return () => {
        image.removeAttribute('src')
        URL.revokeObjectURL(address)
      }
    },
    [bytes, type],
  )
  return <img ref={show} className={className} alt={alt} draggable={false} />
}
