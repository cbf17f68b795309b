/** Turns values that survived a structured clone into text and back, keeping shared and circular references. */
export interface Codec {
  /** Throws "An object could not be cloned" for what cannot cross. */
  encode(value: unknown): string
  decode(text: string): unknown
}

/** How bytes become text where the codec runs: Node and the page have different fast ways. */
export interface Base64 {
  from(bytes: Uint8Array): string
  to(text: string): Uint8Array
}

/**
 * Makes a codec. Plain strings, booleans, null and finite numbers stand for themselves; everything else is `[n]`, a place in a
 * table of tagged nodes. The function's own text also runs in the page's isolated world, so it refers to nothing outside itself.
 */
export function createCodec(base64: Base64): Codec {
  type Word = string | number | boolean | null | readonly [number]
  type Node = readonly [tag: string, ...parts: readonly unknown[]]
  type View = { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly byteLength: number }
  type ViewMaker = new (buffer: ArrayBufferLike) => object
  const views: Readonly<Record<string, ViewMaker>> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }

  function encode(value: unknown): string {
    const nodes: (Node | undefined)[] = []
    const places = new Map<object, number>()

    function describe(thing: object): Node {
      const tag = Object.prototype.toString.call(thing).slice(8, -1)
      if (Array.isArray(thing))
        return ['array', thing.length, Object.keys(thing).map((key) => [key, word(Reflect.get(thing, key))])]
      if (thing instanceof Map) return ['map', [...thing].map(([key, item]) => [word(key), word(item)])]
      if (thing instanceof Set) return ['set', [...thing].map((item) => word(item))]
      if (thing instanceof Date) return ['date', word(thing.getTime())]
      if (thing instanceof RegExp) return ['pattern', thing.source, thing.flags]
      if (thing instanceof Error) return ['error', thing.name, thing.message]
      if (thing instanceof ArrayBuffer) return ['buffer', base64.from(new Uint8Array(thing))]
      if (ArrayBuffer.isView(thing)) {
        const view: View = thing
        return ['view', tag, base64.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))]
      }
      if (tag === 'Object') return ['object', Object.keys(thing).map((key) => [key, word(Reflect.get(thing, key))])]
      if (tag === 'Number' || tag === 'String' || tag === 'Boolean') return ['boxed', word(thing.valueOf())]
      throw new Error('An object could not be cloned.')
    }

    function word(item: unknown): Word {
      if (item === null || typeof item === 'string' || typeof item === 'boolean') return item
      if (typeof item === 'number' && Number.isFinite(item) && !Object.is(item, -0)) return item
      if (typeof item === 'object') {
        const known = places.get(item)
        if (known !== undefined) return [known]
        const place = nodes.push(undefined) - 1
        places.set(item, place)
        nodes[place] = describe(item)
        return [place]
      }
      if (item === undefined) return [nodes.push(['undefined']) - 1]
      if (typeof item === 'number') return [nodes.push(['number', Object.is(item, -0) ? '-0' : String(item)]) - 1]
      if (typeof item === 'bigint') return [nodes.push(['bigint', String(item)]) - 1]
      throw new Error('An object could not be cloned.')
    }

    const root = word(value)
    return JSON.stringify({ root, nodes })
  }

  function decode(text: string): unknown {
    const { root, nodes } = JSON.parse(text) as { readonly root: Word; readonly nodes: readonly Node[] }
    const made = new Map<number, unknown>()

    function keep<Thing>(place: number, thing: Thing): Thing {
      made.set(place, thing)
      return thing
    }

    function define(thing: object, pairs: readonly (readonly [string, Word])[]): object {
      for (const [key, item] of pairs) {
        Object.defineProperty(thing, key, { value: thaw(item), writable: true, enumerable: true, configurable: true })
      }
      return thing
    }

    function build(place: number): unknown {
      const node = nodes[place]
      if (node === undefined) throw new Error('the text refers to a value it does not contain')
      const [tag, first, second] = node
      switch (tag) {
        case 'undefined':
          return undefined
        case 'number':
          return Number(first)
        case 'bigint':
          return BigInt(first as string)
        case 'array': {
          const list = keep(place, Array.from({ length: 0 }))
          list.length = first as number
          return define(list, second as [string, Word][])
        }
        case 'object':
          return define(keep(place, {}), first as [string, Word][])
        case 'map': {
          const map = keep(place, new Map<unknown, unknown>())
          for (const [key, item] of first as [Word, Word][]) map.set(thaw(key), thaw(item))
          return map
        }
        case 'set': {
          const set = keep(place, new Set<unknown>())
          for (const item of first as Word[]) set.add(thaw(item))
          return set
        }
        case 'date':
          return new Date(thaw(first as Word) as number)
        case 'pattern':
          return new RegExp(first as string, second as string)
        case 'error': {
          const error = new Error(second as string)
          Object.defineProperty(error, 'name', { value: first, writable: true, enumerable: false, configurable: true })
          return error
        }
        case 'buffer':
          return base64.to(first as string).slice().buffer
        case 'view': {
          const Maker = views[first as string]
          if (Maker === undefined) throw new Error(`a view of the unknown type ${String(first)}`)
          return new Maker(base64.to(second as string).slice().buffer)
        }
        case 'boxed':
          return Object(thaw(first as Word)) as unknown
        default:
          throw new Error(`a node with the unknown tag ${tag}`)
      }
    }

    function thaw(item: Word): unknown {
      if (!Array.isArray(item)) return item
      const place = (item as readonly [number])[0]
      return made.has(place) ? made.get(place) : keep(place, build(place))
    }

    return thaw(root)
  }

  return { encode, decode }
}

/** The codec as used in the main process. */
export const nodeCodec: Codec = createCodec({
  from: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  to: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})
