/** One end of the wire between the page's world and the preload's world of the same document. */
export interface WorldEnd {
  /** Makes a function of this world callable from the other under a fixed name. */
  offer(name: string, implementation: (...values: never[]) => unknown): void
  /** Calls a function the other world offered, or one it passed across. */
  call(target: string | number, values: readonly unknown[]): unknown
}

/**
 * Makes one end. Two worlds of a document share its nodes but no objects, so the ends talk through CustomEvents with secret names;
 * their details are cloned by Chromium, functions and promises become numbered stand-ins. The text of this function runs in both worlds
 * before any code of the page: everything that touches the secret names is captured here, so that later changes to prototypes see nothing.
 */
export function createWorldEnd(outgoing: string, incoming: string): WorldEnd {
  type Callable = (...values: unknown[]) => unknown
  type Path = (string | number)[]
  type Hole =
    | { readonly kind: 'function'; readonly path: Path; readonly id: number }
    | { readonly kind: 'promise'; readonly path: Path; readonly id: number }
    | { readonly kind: 'error'; readonly path: Path; readonly message: string }
  type Packed = { readonly value: unknown; readonly holes: Hole[] }
  type Note =
    | ({ readonly kind: 'call'; readonly call: number; readonly target: string | number } & Packed)
    | ({ readonly kind: 'answer'; readonly call: number; readonly ok: boolean } & Packed)
    | ({ readonly kind: 'settle'; readonly id: number; readonly ok: boolean } & Packed)
  type Settler = { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void }

  const { apply, getOwnPropertyDescriptor, ownKeys, defineProperty } = Reflect
  const Custom = CustomEvent
  const Promised = Promise
  const Failure = Error
  // oxlint-disable typescript/unbound-method -- taken off their owners on purpose and only ever used through apply
  const mapGet = Map.prototype.get
  const mapSet = Map.prototype.set
  const mapDelete = Map.prototype.delete
  const weakGet = WeakMap.prototype.get
  const weakSet = WeakMap.prototype.set
  const then = Promise.prototype.then
  const describe = Object.prototype.toString
  const isArray = Array.isArray
  const dispatchEvent = EventTarget.prototype.dispatchEvent
  const stopImmediatePropagation = Event.prototype.stopImmediatePropagation
  // oxlint-enable typescript/unbound-method
  const detailOf = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get as () => unknown
  const meetingPoint = document
  const deepest = 1000

  const offered = new Map<string | number, Callable>()
  const numbers = new WeakMap<Callable, number>()
  const stubs = new Map<number, Callable>()
  const answers = new Map<number, Packed & { readonly ok: boolean }>()
  const settlers = new Map<number, Settler>()
  let lastNumber = 0

  function post(note: Note): void {
    apply(dispatchEvent, meetingPoint, [new Custom(outgoing, { __proto__: null, detail: note } as CustomEventInit)])
  }

  function numberOf(callable: Callable): number {
    const known = apply(weakGet, numbers, [callable]) as number | undefined
    if (known !== undefined) return known
    const made = ++lastNumber
    apply(weakSet, numbers, [callable, made])
    apply(mapSet, offered, [made, callable])
    return made
  }

  function settleLater(promise: Promise<unknown>): number {
    const id = ++lastNumber
    const settle = (ok: boolean) => (value: unknown) => {
      let packed: Packed
      let truth = ok
      try {
        packed = pack(value)
      } catch (error) {
        truth = false
        packed = pack(error)
      }
      post({ __proto__: null, kind: 'settle', id, ok: truth, value: packed.value, holes: packed.holes } as Note)
    }
    void apply(then, promise, [settle(true), settle(false)])
    return id
  }

  function pack(value: unknown): Packed {
    const holes: Hole[] = []
    // Shared and circular parts stay shared and circular; the clone between the worlds keeps them so.
    const copies = new WeakMap<object, object>()

    function hole(made: object): undefined {
      defineProperty(holes, holes.length, {
        __proto__: null,
        value: made,
        writable: true,
        enumerable: true,
        configurable: true,
      } as PropertyDescriptor)
    }

    function walk(item: unknown, path: Path, depth: number): unknown {
      if (typeof item === 'function') return hole({ kind: 'function', path, id: numberOf(item as Callable) })
      if (typeof item === 'symbol') throw new Failure('An object could not be cloned.')
      if (typeof item !== 'object' || item === null) return item
      if (depth > deepest) throw new Failure('Electron contextBridge recursion depth exceeded.')
      if (item instanceof Promised) return hole({ kind: 'promise', path, id: settleLater(item) })
      if (item instanceof Failure) {
        const message = getOwnPropertyDescriptor(item, 'message')?.value as unknown
        return hole({ kind: 'error', path, message: typeof message === 'string' ? message : '' })
      }
      const list = isArray(item)
      if (!list && apply(describe, item, []) !== '[object Object]') return item
      const known = apply(weakGet, copies, [item]) as object | undefined
      if (known !== undefined) return known
      const copy: object = list ? [] : {}
      apply(weakSet, copies, [item, copy])
      const keys = ownKeys(item)
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] as string | symbol
        if (typeof key === 'symbol' || key === '__proto__' || getOwnPropertyDescriptor(item, key)?.enumerable !== true)
          continue
        const below: Path = []
        for (let step = 0; step <= path.length; step++) {
          const name = step === path.length ? key : path[step]
          defineProperty(below, step, {
            __proto__: null,
            value: name,
            writable: true,
            enumerable: true,
            configurable: true,
          } as PropertyDescriptor)
        }
        const walked = walk((item as Record<string, unknown>)[key], below, depth + 1)
        defineProperty(copy, key, {
          __proto__: null,
          value: walked,
          writable: true,
          enumerable: true,
          configurable: true,
        } as PropertyDescriptor)
      }
      return copy
    }

    return { value: walk(value, [], 0), holes }
  }

  function stubFor(id: number): Callable {
    const known = apply(mapGet, stubs, [id]) as Callable | undefined
    if (known !== undefined) return known
    const made = (...values: unknown[]): unknown => call(id, values)
    apply(mapSet, stubs, [id, made])
    return made
  }

  function fill(hole: Hole): unknown {
    if (hole.kind === 'function') return stubFor(hole.id)
    if (hole.kind === 'error') return new Failure(hole.message)
    return new Promised((resolve, reject) => {
      apply(mapSet, settlers, [hole.id, { resolve, reject }])
    })
  }

  function unpack(packed: Packed): unknown {
    let root = packed.value
    for (let index = 0; index < packed.holes.length; index++) {
      const hole = packed.holes[index] as Hole
      const filled = fill(hole)
      if (hole.path.length === 0) {
        root = filled
        continue
      }
      let owner = root as Record<string | number, unknown>
      for (let step = 0; step < hole.path.length - 1; step++) owner = owner[hole.path[step] as string] as typeof owner
      owner[hole.path[hole.path.length - 1] as string] = filled
    }
    return root
  }

  function call(target: string | number, values: readonly unknown[]): unknown {
    const number = ++lastNumber
    const packed = pack(values)
    post({ __proto__: null, kind: 'call', call: number, target, value: packed.value, holes: packed.holes } as Note)
    const answer = apply(mapGet, answers, [number]) as (Packed & { readonly ok: boolean }) | undefined
    apply(mapDelete, answers, [number])
    if (answer === undefined) throw new Failure('The other side of the context bridge is gone.')
    const value = unpack(answer)
    if (!answer.ok) throw value
    return value
  }

  function answer(note: Note & { readonly kind: 'call' }): void {
    let ok = true
    let packed: Packed
    try {
      const target = apply(mapGet, offered, [note.target]) as Callable | undefined
      if (target === undefined) throw new Failure('No such function was passed across the context bridge.')
      packed = pack(apply(target, undefined, unpack(note) as unknown[]))
    } catch (error) {
      ok = false
      packed = pack(error)
    }
    post({ __proto__: null, kind: 'answer', call: note.call, ok, value: packed.value, holes: packed.holes } as Note)
  }

  function receive(event: Event): void {
    apply(stopImmediatePropagation, event, [])
    const note = apply(detailOf, event, []) as Note
    if (note.kind === 'call') answer(note)
    else if (note.kind === 'answer') apply(mapSet, answers, [note.call, note])
    else {
      const settler = apply(mapGet, settlers, [note.id]) as Settler | undefined
      apply(mapDelete, settlers, [note.id])
      const value = unpack(note)
      if (note.ok) settler?.resolve(value)
      else settler?.reject(value)
    }
  }

  meetingPoint.addEventListener(incoming, receive, { capture: true })

  return {
    offer: (name, implementation) => {
      apply(mapSet, offered, [name, implementation])
    },
    call,
  }
}
