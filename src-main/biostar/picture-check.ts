import { z } from 'zod'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { isNotThere } from './groups.ts'
import { withoutBlanks } from './held-faces.ts'
import type { OperationOptions } from './operation.ts'
import type { Capabilities } from './server-version.ts'

/** The server's check of a picture for the visual face, within one session. */
export interface PictureCheck {
  /** Asks whether the picture will do. Changes nothing on the server. */
  ask(base64: string, options: OperationOptions): Promise<Outcome<CheckedPicture, ConversationFailure>>
}

/**
 * What the check said. `passed`: the picture will do; `templates` are those that will be made of it, as far as the server
 * told, without blanks. `notThere`: the server has no such check.
 */
export type CheckedPicture =
  { readonly kind: 'passed'; readonly templates: readonly string[] } | { readonly kind: 'notThere' }

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
      if (!isThere || capabilities().pictureCheck === 'no') return succeed({ kind: 'notThere' })
      options.onStage?.('checkingPicture')
      const path = '/api/users/check/upload_picture'
      const body = { template_ex_picture: base64 }
      const asked = await conversation.ask({ method: 'PUT', path, route: `PUT ${path}`, body, effect: 'read' }, options)
      if (asked.ok) return succeed({ kind: 'passed', templates: templatesIn(asked.value.body) })
      if (!isNotThere(asked.failure)) return fail(asked.failure)
      isThere = false
      return succeed({ kind: 'notThere' })
    },
  }
}

function templatesIn(body: unknown): readonly string[] {
  const read = templatesSchema.safeParse(body)
  const templates = read.success ? Object.values(read.data).map(withoutBlanks) : []
  return templates.filter((template) => template !== '')
}

/** One of two templates; a server may make fewer. */
function templateText() {
  return z.string().catch('')
}
