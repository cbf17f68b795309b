import { EventEmitter } from 'node:events'

/** Refuses one of Electron's names by saying it. Anything the stand-in does not do ends here rather than in silence. */
export function notImplemented(name: string): never {
  throw new Error(`${name} is not implemented in the stand-in`)
}

// Names that the language, the inspector and assertion libraries look up on any object they are shown.
const askedOfEveryObject: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'domain',
  'inspect',
  'nodeType',
  'tagName',
  '$$typeof',
  'asymmetricMatch',
  '__esModule',
  'default',
])

/** Wraps an object so that reading a name it does not have throws, naming it. `absent` lists names that are rightly undefined. */
export function refusingUnknown<Target extends object>(
  owner: string,
  target: Target,
  absent: readonly string[] = [],
): Target {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'symbol' || key in object) return Reflect.get(object, key, receiver)
      if (askedOfEveryObject.has(key) || absent.includes(key)) return undefined
      return notImplemented(`${owner}.${key}`)
    },
  })
}

/** Puts a refusing link at the end of a class's prototype chain, so that its instances refuse unknown names. */
export function refuseUnknownOn(
  owner: string,
  constructor: { readonly prototype: object },
  absent: readonly string[] = [],
): void {
  const parent: object = Object.getPrototypeOf(constructor.prototype) as object
  Object.setPrototypeOf(constructor.prototype, refusingUnknown(owner, parent, absent))
}

/** Refuses options nobody taught the stand-in: an option that is silently dropped is a difference nobody sees. */
export function refuseUnknownOptions(owner: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) if (!known.includes(name)) notImplemented(`${owner} option ${name}`)
}

/** An emitter that only accepts listeners for the events it was declared with; waiting for any other event throws. */
export class ListedEmitter extends EventEmitter {
  private readonly owner: string
  private readonly listed: readonly string[]

  constructor(owner: string, listed: readonly string[]) {
    super()
    this.owner = owner
    this.listed = listed
  }

  override on(event: string | symbol, listener: (...details: never[]) => void): this {
    this.demandListed(event)
    return super.on(event, listener as (...details: unknown[]) => void)
  }

  override addListener(event: string | symbol, listener: (...details: never[]) => void): this {
    return this.on(event, listener)
  }

  override once(event: string | symbol, listener: (...details: never[]) => void): this {
    this.demandListed(event)
    return super.once(event, listener as (...details: unknown[]) => void)
  }

  private demandListed(event: string | symbol): void {
    if (typeof event === 'string' && !this.listed.includes(event)) notImplemented(`${this.owner} event ${event}`)
  }
}

/** What a listener of a preventable Electron event receives: the given facts plus `preventDefault`. */
export interface PreventableEvent {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

/** Makes an event object as Electron hands them out, from the facts of the event. */
export function preventable<Facts extends object>(facts: Facts): Facts & PreventableEvent {
  let prevented = false
  const event = {
    ...facts,
    preventDefault: (): void => {
      prevented = true
    },
  }
  Object.defineProperty(event, 'defaultPrevented', { get: () => prevented, enumerable: true })
  return event as Facts & typeof event & PreventableEvent
}
