import { join } from 'node:path'
import { app, protocol, session, type BrowserWindow, type Session } from 'electron'
import { bind, type Door } from '../ipc/door.ts'
import { createAnnouncer, type Announce } from '../ipc/events.ts'
import { openDoorOnChannels, sendToPage } from '../ipc/ipc-electron.ts'
import { isKnownSender, type KnownWindow, type Sender } from '../ipc/sender.ts'
import { openLogFile } from '../observe/log-file.ts'
import { createLaterLog, type LaterLog } from '../observe/later-log.ts'
import { countRefusals, type RefusalCounter } from '../observe/refusal-counter.ts'
import { listAppFiles } from './app-files.ts'
import { appSchemePrivileges, serveAppProtocol } from './app-protocol.ts'
import { copyText } from './clipboard-electron.ts'
import { fenceRules, type FenceRule } from './fence.ts'
import { guardPeerConnections, hardenProcess } from './hardening.ts'
import { idleSeconds } from './idle-electron.ts'
import { setMenu } from './menu-electron.ts'
import { guardNavigation } from './navigation-fence.ts'
import { guardNetwork } from './network-fence.ts'
import { openLink } from './open-link-electron.ts'
import { decideAfterCrash } from './page-crash.ts'
import { onResume } from './resume-electron.ts'
import { saveTextFile } from './save-file-electron.ts'
import { askBeforeClosing } from './closing-electron.ts'
import { choosePageSource, type PageSource } from './page-source.ts'
import { guardPermissions } from './permissions.ts'
import { claimSingleInstance } from './single-instance.ts'
import type { ShellTrouble } from './sentences.ts'
import type { Compose, Shell, Station } from './station.ts'
import { describeStation } from './station-facts.ts'
import { createTakeDown, type TakeDown } from './take-down.ts'
import { applyTheme, isDark } from './theme-electron.ts'
import { newReference, tellTrouble, watchForBugs } from './trouble.ts'
import { settleFolders, type StationFolders } from './user-data-electron.ts'
import { partition } from './window-options.ts'
import { bringForward, openWindow } from './window.ts'

const builtPage = join(import.meta.dirname, '../renderer')
const builtPreload = join(import.meta.dirname, '../preload/index.cjs')
const consentTexts = join(import.meta.dirname, '../../resources/consent')

/** The messages of the device gateway. */
const gatewayMessages = join(import.meta.dirname, '../../resources/gateway')
const windowIcon = join(import.meta.dirname, '../../resources/icons/256x256.png')

/**
 * How long the station may take to stop, in milliseconds: the request under way ends and the store is copied, which with ten
 * thousand pictures takes some seconds. The window is gone by then, so nobody waits. Ours.
 */
const stationPatience = 20_000

/** What lives as long as the process. */
interface Life {
  readonly folders: StationFolders
  readonly source: PageSource
  readonly log: LaterLog
  readonly fence: RefusalCounter<FenceRule>
  readonly takeDown: TakeDown
  window: BrowserWindow | null
  door: Door | null
}

/**
 * Runs the station from its first line to its last: lock, fence, composition, door, window; and down again in reverse.
 *
 * A start that fails is told to the person and ends the process. A second copy brings the first one forward and ends.
 */
export function boot(compose: Compose): void {
  const log = createLaterLog()
  watchForBugs(app, log)
  hardenProcess(app)
  protocol.registerSchemesAsPrivileged([appSchemePrivileges])
  const folders = settleFolders(app)
  const source = choosePageSource({
    packaged: app.isPackaged,
    developmentUrl: process.env['ELECTRON_RENDERER_URL'],
  })
  if (!source.ok) {
    endBadly(source.failure.kind, log, folders)
    return
  }
  const fence = countRefusals(fenceRules, log, 'refused by the fence')
  const takeDown = createTakeDown(log)
  const life: Life = { folders, source: source.value, log, fence, takeDown, window: null, door: null }
  const comeForward = (): void => {
    if (life.window !== null) bringForward(life.window)
  }
  if (!claimSingleInstance(app, comeForward)) {
    app.quit()
    return
  }
  endInOrder(life)
  start(life, compose).catch((error: unknown) => {
    endBadly('startFailed', log, folders, error)
  })
}

async function start(life: Life, compose: Compose): Promise<void> {
  guardNavigation(app, life.source, { offerLink: (address) => openLink(address, life.fence.refuse) }, life.fence.refuse)
  guardPeerConnections(app)
  await app.whenReady()
  setMenu(process.platform)
  await raiseFence(life, session.fromPartition(partition))
  const shell = shellOf(life)
  const station = await compose(shell)
  life.log.attach(station.log)
  life.takeDown.add('station', async () => station.stop(), stationPatience)
  openDoor(life, station, shell.announce)
  applyTheme(station.theme)
  showPage(life, station)
}

/** Every rule stands before there is a page. The default session, which no window uses, gets the rules as well. */
async function raiseFence(life: Life, own: Session): Promise<void> {
  const refuse = life.fence.refuse
  for (const each of [own, session.defaultSession]) {
    guardPermissions(each, life.source.origin, refuse)
    guardNetwork(each, life.source, refuse)
  }
  if (life.source.kind === 'built') serveAppProtocol(own, await listAppFiles(builtPage), refuse)
}

function shellOf(life: Life): Shell {
  return {
    folders: { ...life.folders, consent: consentTexts, gateway: gatewayMessages },
    facts: describeStation(app),
    switchValue: (name) => (app.commandLine.hasSwitch(name) ? app.commandLine.getSwitchValue(name) : null),
    announce: createAnnouncer({
      send: (channel, value) => sendToPage(life.window, life.source.origin, channel, value),
      log: life.log,
    }),
    idleSeconds,
    applyTheme,
    copyText,
    saveText: saveTextFile,
    onResume,
    refusals: () => ({ ...life.door?.refusals(), ...life.fence.counts() }),
  }
}

function openDoor(life: Life, station: Station, announce: Announce): void {
  const knownWindow = (): KnownWindow | null =>
    life.window === null ? null : { windowId: life.window.webContents.id, origin: life.source.origin }
  const door = bind(station.handlers, {
    isKnownSender: (sender): sender is Sender => isKnownSender(sender, knownWindow()),
    announce,
    log: life.log,
    newReference,
  })
  life.door = door
  const closeChannels = openDoorOnChannels(door)
  life.takeDown.add('door', () => {
    door.close()
    closeChannels()
  })
}

function showPage(life: Life, station: Station): void {
  const facts = { packaged: app.isPackaged, dark: isDark(), preload: builtPreload, icon: windowIcon }
  const window = openWindow(facts, life.source.url, (error) => {
    tellTrouble('filesMissing', life.log, error)
    app.exit(1)
  })
  life.window = window
  askBeforeClosing(window, station.unkeptWork)
  window.on('closed', () => {
    life.window = null
  })
  recoverFromCrashes(window, life.log)
}

function recoverFromCrashes(window: BrowserWindow, log: LaterLog): void {
  let last: number | null = null
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = performance.now()
    const decision = decideAfterCrash(reason, last === null ? null : now - last)
    last = now
    if (decision === 'nothing') return
    log.write('failure', 'page crashed', { reason })
    if (decision === 'reload') {
      window.webContents.reload()
      return
    }
    tellTrouble('pageGone', log)
    app.exit(1)
  })
}

/** Ends a start that failed. The composition may not have come to its log, so the shell opens one for what it kept. */
function endBadly(trouble: ShellTrouble, log: LaterLog, folders: StationFolders, error?: unknown): void {
  log.attach(openLogFile(folders.logs, Date.now))
  tellTrouble(trouble, log, error)
  app.exit(1)
}

function endInOrder(life: Life): void {
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    void life.takeDown.run().then(() => app.exit(0))
  })
}
