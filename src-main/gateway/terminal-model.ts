import { known, unknown, type Fact } from '../../src-preload/contract/fact.ts'

/** What a number of `device.Type` stands for. `sees`: how the terminal sees faces, where its model alone tells it. */
interface Model {
  readonly name: string
  readonly sees: 'colour' | 'infraRed' | null
}

/**
 * The models whose numbers are public. The list is open: newer products are not in it, and are shown by their number. Source:
 * reference of the gateway, section 7, and the public proto set; which of them see by colour: sections 1.2.0 of the releases and 3.2.
 */
const models: ReadonlyMap<number, Model> = new Map([
  [0x04, { name: 'XPass', sees: null }],
  [0x08, { name: 'BioStation 2', sees: null }],
  [0x09, { name: 'BioStation A2', sees: null }],
  [0x0a, { name: 'FaceStation 2', sees: 'infraRed' }],
  [0x0c, { name: 'BioStation L2', sees: null }],
  [0x0d, { name: 'BioEntry W2', sees: null }],
  [0x11, { name: 'BioEntry P2', sees: null }],
  [0x12, { name: 'BioLite N2', sees: null }],
  [0x13, { name: 'XPass 2', sees: null }],
  [0x16, { name: 'XPass D2', sees: null }],
  [0x19, { name: 'FaceLite', sees: 'infraRed' }],
  [0x1d, { name: 'FaceStation F2 FP', sees: 'colour' }],
  [0x1e, { name: 'FaceStation F2', sees: 'colour' }],
  [0x20, { name: 'X-Station 2', sees: null }],
  [0x23, { name: 'BioStation 3', sees: 'colour' }],
  [0x26, { name: 'BioStation 2a', sees: null }],
])

/** The product's name of a `device.Type`; `unknown` for a number without one, and for 0xFF, by which the gateway says so itself. */
export function modelOf(type: number): Fact<string> {
  const model = models.get(type)
  return model === undefined ? unknown : known(model.name)
}

/**
 * Whether a terminal sees faces by a colour camera, so that one can be made of a picture. Templates of the two kinds cannot be
 * exchanged (reference of the gateway, section 5.3).
 *
 * @param faces whether it knows faces at all
 * @param tellsVisual what it says of itself, on newer gateways. A no counts for nothing: a release that does not know the question sends
 * the same.
 */
export function seesVisually(type: number, faces: Fact<boolean>, tellsVisual: Fact<boolean>): Fact<boolean> {
  if (faces.kind === 'known' && !faces.value) return known(false)
  if (tellsVisual.kind === 'known' && tellsVisual.value) return tellsVisual
  const sees = models.get(type)?.sees ?? null
  return sees === null ? unknown : known(sees === 'colour')
}
