/** Models by the vendor's numbers (reference section 7, and the public proto set); an open list. */
const models: ReadonlyMap<number, string> = new Map([
  [0x04, 'XPass'],
  [0x08, 'BioStation 2'],
  [0x09, 'BioStation A2'],
  [0x0a, 'FaceStation 2'],
  [0x0c, 'BioStation L2'],
  [0x0d, 'BioEntry W2'],
  [0x11, 'BioEntry P2'],
  [0x12, 'BioLite N2'],
  [0x13, 'XPass 2'],
  [0x16, 'XPass D2'],
  [0x19, 'FaceLite'],
  [0x1d, 'FaceStation F2 (fingerprint)'],
  [0x1e, 'FaceStation F2'],
  [0x20, 'X-Station 2'],
  [0x23, 'BioStation 3'],
  [0x26, 'BioStation 2a'],
])

/** The name of a model, or its number when it is newer than the list. */
export function modelName(type: number): string {
  return models.get(type) ?? `type 0x${type.toString(16)}`
}

/** How a terminal is connected (reference section 7). */
export function statusText(status: number): string {
  switch (status) {
    case 0x00:
      return 'not connected'
    case 0x01:
      return 'connected'
    case 0x02:
      return 'connected (TLS)'
    case 0x04:
      return 'connecting'
    case 0x100:
    case 0x200:
      return 'cannot connect'
    case 0x101:
    case 0x201:
      return 'not allowed'
    default:
      return `status 0x${status.toString(16)}`
  }
}
