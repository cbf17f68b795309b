import { z } from 'zod'
import type { ScannedEntry } from '../../domain/scanned-face.ts'
import type { FaceData } from '../messages.ts'

/**
 * A face that a terminal has scanned, as the entry that a BioStar server would have made of it: so it is kept, sealed, shown and
 * destroyed by what does so with any scanned face.
 */
export function entryOfFace({ flag, templates, imageData, irTemplates, irImageData }: FaceData): ScannedEntry {
  return {
    flag: String(flag),
    templates: templates.map((template) => ({ template_ex: base64(template) })),
    template_ex_normalized_image: base64(imageData),
    irTemplates: irTemplates.map(base64),
    irImage: base64(irImageData),
  }
}

const entrySchema = z.object({
  flag: z.string().regex(/^\d{1,10}$/u),
  templates: z.array(z.object({ template_ex: z.string() })),
  template_ex_normalized_image: z.string(),
  irTemplates: z.array(z.string()),
  irImage: z.string(),
})

/** The face that an entry was made of; `null` for the entry of a server. */
export function faceOfEntry(entry: ScannedEntry): FaceData | null {
  const read = entrySchema.safeParse(entry)
  if (!read.success) return null
  const { flag, templates, template_ex_normalized_image: image, irTemplates, irImage } = read.data
  return {
    index: 0,
    flag: Number(flag),
    templates: templates.map(({ template_ex: template }) => bytesOf(template)),
    imageData: bytesOf(image),
    irTemplates: irTemplates.map(bytesOf),
    irImageData: bytesOf(irImage),
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}
