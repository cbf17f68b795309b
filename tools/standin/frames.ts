import type { WebFrameMain as ElectronFrame } from 'electron'
import type { CdpSession } from './cdp.ts'
import { refuseUnknownOn } from './unimplemented.ts'

/** What the stand-in knows of a frame; Chromium's events keep it current. */
export interface FrameState {
  readonly id: string
  readonly parent: string | undefined
  session: CdpSession
  url: string
  origin: string
  name: string
  gone: boolean
}

/** Turns Chromium's addresses and origins into those the application knows. */
export type Rename = (address: string) => string

/** A script world of a frame, alive until its document goes. */
export interface WorldPlace {
  readonly session: CdpSession
  readonly contextId: number
  readonly frame: WebFrameMain
  readonly world: string
}

/** Electron's view of a frame: who it is, where it stands in the tree, whether it is still there. */
export class WebFrameMain implements Pick<
  ElectronFrame,
  | 'url'
  | 'origin'
  | 'name'
  | 'parent'
  | 'top'
  | 'frames'
  | 'framesInSubtree'
  | 'frameTreeNodeId'
  | 'processId'
  | 'routingId'
  | 'detached'
  | 'isDestroyed'
> {
  readonly frameTreeNodeId: number
  readonly processId = 1
  readonly routingId: number
  private readonly state: FrameState
  private readonly tree: FrameTree

  constructor(state: FrameState, tree: FrameTree, number: number) {
    this.state = state
    this.tree = tree
    this.frameTreeNodeId = number
    this.routingId = number
  }

  get url(): string {
    return this.tree.rename(this.state.url)
  }
  get origin(): string {
    return this.tree.rename(this.state.origin)
  }
  get name(): string {
    return this.state.name
  }
  get detached(): boolean {
    return this.state.gone
  }
  get parent(): ElectronFrame | null {
    return asElectron(this.tree.frame(this.state.parent))
  }
  get top(): ElectronFrame | null {
    return this.state.gone ? null : asElectron(this.tree.main)
  }
  get frames(): ElectronFrame[] {
    return this.tree.childrenOf(this.state.id).map((frame) => frame as unknown as ElectronFrame)
  }
  get framesInSubtree(): ElectronFrame[] {
    return [this as unknown as ElectronFrame, ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }
  isDestroyed(): boolean {
    return this.state.gone
  }
}
refuseUnknownOn('WebFrameMain', WebFrameMain)

function asElectron(frame: WebFrameMain | undefined): ElectronFrame | null {
  return frame === undefined ? null : (frame as unknown as ElectronFrame)
}

/** All frames of one window, across the processes Chromium spreads them over. */
export class FrameTree {
  readonly rename: Rename
  private readonly rootId: string
  private readonly states = new Map<string, FrameState>()
  private readonly frames = new Map<string, WebFrameMain>()
  private worlds: readonly WorldPlace[] = []

  constructor(rootId: string, session: CdpSession, rename: Rename) {
    this.rootId = rootId
    this.rename = rename
    this.add(rootId, undefined, session)
    this.listen(session)
  }

  get main(): WebFrameMain | undefined {
    return this.frame(this.rootId)
  }

  frame(id: string | undefined): WebFrameMain | undefined {
    return id === undefined ? undefined : this.frames.get(id)
  }

  has(id: string): boolean {
    return this.frames.has(id)
  }

  isMain(id: string): boolean {
    return id === this.rootId
  }

  childrenOf(parent: string): readonly WebFrameMain[] {
    const ids = [...this.states.values()].filter((state) => state.parent === parent).map((state) => state.id)
    return ids.flatMap((id) => this.frames.get(id) ?? [])
  }

  /** The session whose renderer runs this frame. */
  sessionOf(id: string): CdpSession | undefined {
    return this.states.get(id)?.session
  }

  /** The world a binding call came from, by the session and context Chromium names. */
  worldAt(session: CdpSession, contextId: number): WorldPlace | undefined {
    return this.worlds.find((world) => world.session === session && world.contextId === contextId)
  }

  /** The named world of a frame's present document. */
  worldOf(frame: WebFrameMain, name: string): WorldPlace | undefined {
    return this.worlds.findLast((world) => world.frame === frame && world.world === name)
  }

  /** Follows a renderer: the window's own, or that of a frame Chromium moved into another process. */
  listen(session: CdpSession, frameId?: string): void {
    const moved = frameId === undefined ? undefined : this.states.get(frameId)
    if (moved !== undefined) moved.session = session
    session.on('Page.frameAttached', (event) => {
      this.add(event.frameId, event.parentFrameId, session)
    })
    session.on('Page.frameDetached', (event) => {
      if (event.reason === 'remove') this.remove(event.frameId)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      const state = this.states.get(frame.id)
      if (state === undefined) return
      state.session = session
      state.url = frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? '')
      state.name = frame.name ?? ''
      state.origin = originOf(frame.securityOrigin)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId: id, url }) => {
      const state = this.states.get(id)
      if (state !== undefined) state.url = url
    })
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const facts = context.auxData as { readonly frameId?: string; readonly isDefault?: boolean } | undefined
      const frame = this.frame(facts?.frameId)
      const state = facts?.frameId === undefined ? undefined : this.states.get(facts.frameId)
      if (frame === undefined || state === undefined) return
      // The context knows the document's effective origin: a sandboxed frame is opaque although its address is not.
      if (facts?.isDefault === true) state.origin = originOf(context.origin)
      this.worlds = [...this.worlds, { session, contextId: context.id, frame, world: context.name }]
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.worlds = this.worlds.filter((world) => world.session !== session || world.contextId !== executionContextId)
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.worlds = this.worlds.filter((world) => world.session !== session)
    })
  }

  /** The whole window went. */
  clear(): void {
    for (const id of this.states.keys()) this.remove(id)
  }

  private add(id: string, parent: string | undefined, session: CdpSession): void {
    if (this.states.has(id)) return
    const state: FrameState = { id, parent, session, url: '', origin: 'null', name: '', gone: false }
    this.states.set(id, state)
    this.frames.set(id, new WebFrameMain(state, this, ++lastNumber))
  }

  private remove(id: string): void {
    const state = this.states.get(id)
    if (state === undefined) return
    for (const child of this.states.values()) if (child.parent === id) this.remove(child.id)
    const frame = this.frames.get(id)
    this.worlds = this.worlds.filter((world) => world.frame !== frame)
    state.gone = true
    this.states.delete(id)
    this.frames.delete(id)
  }
}

let lastNumber = 0

function originOf(chromium: string): string {
  return chromium === '' || chromium === '://' ? 'null' : chromium
}
