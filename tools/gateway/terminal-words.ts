import { modelOf } from '../../src-main/gateway/terminal-model.ts'

/** The name of a model, or its number when it is newer than the list. */
export function modelName(type: number): string {
  const model = modelOf(type)
  return model.kind === 'known' ? model.value : `type 0x${type.toString(16)}`
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
