import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { GatewayCallOptions, GatewayClient, GatewayOutcome } from './gateway-client.ts'
import type { FaceData } from './messages.ts'

/** `face.FaceFlag` of a face that was made of a picture: WARPED and EX. Source: reference of the gateway, section 5.3. */
export const visualFaceFlag = 0x101

/**
 * Has a terminal make a face of a picture: it warps the picture, and then finds the template in the warped one. Nothing is stored by
 * it. Source: reference of the gateway, section 5.4.
 *
 * Each terminal makes its own, so that a face fits the terminal it is put on whatever its release.
 *
 * @param picture a JPEG of at most 10 MB and 4,000 pixels a side, as the contract promises of a face picture
 */
export async function faceOfPicture(
  client: Pick<GatewayClient, 'face'>,
  deviceID: number,
  picture: Uint8Array,
  options: GatewayCallOptions,
): Promise<GatewayOutcome<FaceData>> {
  const warped = await client.face.normalize(deviceID, picture, options)
  if (!warped.ok) return fail(warped.failure)
  const template = await client.face.extract(deviceID, warped.value, true, options)
  if (!template.ok) return fail(template.failure)
  return succeed({
    index: 0,
    flag: visualFaceFlag,
    templates: [template.value],
    imageData: warped.value,
    irTemplates: [],
    irImageData: new Uint8Array(),
  })
}
