import type { Answer } from '../envelope.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { guesses } from '../guesses.ts'
import { asText } from '../json.ts'
import { templatesFor } from '../people/credentials.ts'
import { judgePicture } from '../pictures/visual-face.ts'
import { atLeast } from '../versions.ts'
import { oneOf } from './route.ts'

/** The check of a visual-face picture before it is registered (reference section 5.3, 2.8.14). */
export const pictureRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/api/users/check/upload_picture',
    family: 'v1',
    since: '2.8.14',
    access: oneOf('User.write'),
    handle: checkPicture,
  },
]

/** The answer was measured, not documented: the normalised face and a template for each generation of terminals. */
function checkPicture({ body, state, version }: OperatorCall): Answer {
  const verdict = judgePicture(asText(body['template_ex_picture']), { settings: state.settings, version })
  if (verdict.kind === 'refused') return refuse(verdict.failure)
  const { normalised } = verdict
  const [first, second] = templatesFor(normalised)
  return success({
    image: normalised,
    image_template: first?.base64,
    ...(atLeast(version, guesses.releaseOfSecondTemplate) ? { image_template_2: second?.base64 } : {}),
  })
}
