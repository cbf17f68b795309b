import { z } from 'zod'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { isNotThere } from './groups.ts'
import { digestOfTemplates } from './held-faces.ts'
import type { OperationOptions } from './operation.ts'
import type { Capabilities } from './server-version.ts'

/** The server's check of a picture for the visual face, within one session. */
export interface PictureCheck {
  /**
   * Asks whether the picture will do. Changes nothing on the server.
   *
   * @returns the digest of the face that will be made of it; `null` when the server has no check or did not tell
   */
  ask(base64: string, options: OperationOptions): Promise<Outcome<string | null, ConversationFailure>>
}

/** What the check needs. */
export interface PictureCheckParts {
  readonly conversation: Conversation
  readonly capabilities: () => Capabilities
}

/** Measured, not documented (reference section 5.3), so nothing may depend on it. */
const templatesSchema = z.object({ image_template: templateText(), image_template_2: templateText() })

/** Makes the check of one session, which remembers a server that has none. */
export function createPictureCheck({ conversation, capabilities }: PictureCheckParts): PictureCheck {
  let isThere = true

  return {
    async ask(base64, options) {
      if (!isThere || capabilities().pictureCheck === 'no') return succeed(null)
      options.onStage?.('checkingPicture')
      const path = '/api/users/check/upload_picture'
      const body = { template_ex_picture: base64 }
      const asked = await conversation.ask({ method: 'PUT', path, route: `PUT ${path}`, body, effect: 'read' }, options)
      if (asked.ok) return succeed(digestIn(asked.value.body))
      if (!isNotThere(asked.failure)) return fail(asked.failure)
      isThere = false
      return succeed(null)
    },
  }
}

function digestIn(body: unknown): string | null {
  const read = templatesSchema.safeParse(body)
  const templates = read.success ? Object.values(read.data).filter((template) => template !== '') : []
  return templates.length === 0 ? null : digestOfTemplates(templates)
}

/** One of two templates; a server may make fewer. */
function templateText() {
  return z.string().catch('')
}
