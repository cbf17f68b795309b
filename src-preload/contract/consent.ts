import { z } from 'zod'

/** What a person may agree to, each by itself: the photo that people see, and the biometric credential. */
export const consentPurposes = ['profilePhoto', 'visualFace'] as const

/** What a person may agree to. */
export type ConsentPurpose = (typeof consentPurposes)[number]

const purposeSchema = z.enum(consentPurposes)

/** SHA-256 of a consent text as it was shown, in lower-case hexadecimal. */
const textDigestSchema = z.string().regex(/^[0-9a-f]{64}$/u)

/** Names one consent text exactly: a text that was changed by one letter has another digest. */
export const consentTextNameSchema = z.strictObject({
  /** Names the text across its languages and versions. */
  textId: z.string().regex(/^[a-z0-9-]{1,60}$/u),
  /** A BCP 47 tag. */
  language: z.string().min(2).max(35),
  version: z.string().min(1).max(40),
  digest: textDigestSchema,
})

/** Names one consent text exactly. */
export type ConsentTextName = z.infer<typeof consentTextNameSchema>

/** One consent text as it is shown: plain paragraphs, no markup. */
export const consentTextSchema = z.object({
  ...consentTextNameSchema.shape,
  /** The name of the language in itself, for the choice of languages. */
  languageName: z.string().min(1).max(60),
  title: z.string().min(1).max(200),
  paragraphs: z.array(z.string().min(1).max(4_000)).min(1).max(40),
  /** What is asked about each purpose, in the words of the text. */
  questions: z.record(purposeSchema, z.string().min(1).max(1_000)),
})

/** One consent text as it is shown. */
export type ConsentText = z.infer<typeof consentTextSchema>

/** What a person answered about one purpose. */
export const consentAnswerSchema = z.strictObject({ purpose: purposeSchema, answer: z.enum(['given', 'refused']) })

/** What a person answered about one purpose. */
export type ConsentAnswer = z.infer<typeof consentAnswerSchema>

/** What a person was asked, in which words, and what they answered. */
export const consentRecordSchema = z
  .strictObject({
    text: consentTextNameSchema,
    answers: z.array(consentAnswerSchema).min(1).max(consentPurposes.length),
  })
  .refine(({ answers }) => new Set(answers.map(({ purpose }) => purpose)).size === answers.length)

/** What a person was asked, in which words, and what they answered. */
export type ConsentRecord = z.infer<typeof consentRecordSchema>

/** Whether somebody agreed to a purpose. A purpose that was not asked about was not agreed to. */
export function isGiven({ answers }: ConsentRecord, purpose: ConsentPurpose): boolean {
  return answers.some((each) => each.purpose === purpose && each.answer === 'given')
}
