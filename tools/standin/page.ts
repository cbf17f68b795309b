import type { CdpSession } from './cdp.ts'
import { whetherStillThere } from './cdp.ts'
import type { WorldScripts } from './world.ts'
import { bindingName, worldName } from './world.ts'

/** A tab of Chromium that became, or may become, a window of the application. */
export interface Page {
  readonly targetId: string
  readonly session: CdpSession
}

/** The first commands to any renderer: without them it says nothing, and its workers would wait for ever. */
export async function awaken(session: CdpSession): Promise<void> {
  await whetherStillThere(
    Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      attachChildren(session),
    ]),
  )
}

/** Every target pauses when it is made, so that nothing runs before the stand-in has seen it. */
export async function attachChildren(session: CdpSession): Promise<void> {
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
}

/** Installs both worlds for all documents to come. The page's own script comes first: it must hold its originals before others look. */
export async function furnish(session: CdpSession, scripts: WorldScripts): Promise<void> {
  await whetherStillThere(
    Promise.all([
      session.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName }),
    ]),
  )
}

/** Lets a paused target run. */
export async function release(session: CdpSession): Promise<void> {
  await whetherStillThere(session.send('Runtime.runIfWaitingForDebugger'))
}
