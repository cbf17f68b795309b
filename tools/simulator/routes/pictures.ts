import type { Answer } from '../envelope.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { failures } from '../guesses.ts'
import { asText } from '../json.ts'
import { templatesFor } from '../people/render.ts'
import { visualFacePictureFailure } from '../pictures.ts'
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

/** Without a face engine only the file is judged; the normalised picture is the one that was sent. */
function checkPicture({ body }: OperatorCall): Answer {
  const picture = asText(body['template_ex_picture'])
  if (picture === undefined || picture === '') return refuse(failures.pictureMissing)
  const failure = visualFacePictureFailure(picture)
  if (failure !== undefined) return refuse(failure)
  const [first, second] = templatesFor(picture)
  return success({ image: picture, image_template: first?.base64, image_template_2: second?.base64 })
}
