import { z } from 'zod'
import { factOf } from './fact.ts'

/** The languages the server writes its mobile-enrollment mail in. Source: reference section 5.5. */
export const mailLanguageSchema = z.enum(['en', 'ko', 'ja'])

/** A language of the mobile-enrollment mail. */
export type MailLanguage = z.infer<typeof mailLanguageSchema>

/**
 * The server-side conditions of a mobile-enrollment mail, read once in a session. The fourth, the address, is the
 * person's own. `unknown` means the account may not read it; it does not hide the button. Source: reference section 5.6.
 */
export const mailReadinessSchema = z.object({
  cloud: factOf(z.boolean()),
  mailServer: factOf(z.boolean()),
  visualFaceMail: factOf(z.boolean()),
})

/** The server-side conditions of a mobile-enrollment mail. */
export type MailReadiness = z.infer<typeof mailReadinessSchema>
