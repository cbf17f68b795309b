import { join } from 'node:path'
import { fail, succeed } from '../src-preload/contract/outcome.ts'
import type { Handlers } from './ipc/handlers.ts'
import { openLogFile } from './observe/log-file.ts'
import { keepSettings } from './policy/settings.ts'
import type { Compose } from './shell/station.ts'

const notPaired = async () => fail({ kind: 'notPaired' } as const)
const signedOut = async () => fail({ kind: 'signInRequired', reason: 'neverSignedIn' } as const)

/** Makes every object of the station, in order. The conversation with a server is not part of it yet. */
export const compose: Compose = async (shell) => {
  const log = openLogFile(shell.folders.logs, Date.now)
  const settings = await keepSettings(join(shell.folders.data, 'settings.json'), (changed) => {
    shell.applyTheme(changed.theme)
    shell.announce('settingsChanged', changed)
  })
  const unpaired = () => succeed({ kind: 'unpaired', suggestedAddress: shell.switchValue('server') } as const)
  const noSession = () =>
    succeed({
      kind: 'signedOut',
      rememberedLoginId: null,
      passwordKept: false,
      vault: 'available',
      reason: 'notYet',
    } as const)
  const handlers: Handlers = {
    describeStation: async () => succeed(shell.facts),
    copyText: async ({ text }) => {
      await shell.copyText(text)
      return succeed({})
    },
    copyDiagnostics: async () => succeed({ lines: 1 }),
    readSettings: async () => succeed({ settings: settings.current(), origin: settings.origin() }),
    changeSettings: async (change) => settings.change(change),
    readServer: async () => unpaired(),
    probeServer: async () => fail({ kind: 'invalidAddress', reason: 'empty' }),
    pairServer: async () => fail({ kind: 'probeOutdated' }),
    forgetServer: async () => unpaired(),
    checkConnection: async () => succeed({ kind: 'unpaired' }),
    readSession: async () => noSession(),
    signIn: notPaired,
    signOut: async () => noSession(),
    lock: signedOut,
    unlock: signedOut,
    searchPeople: notPaired,
    readPerson: notPaired,
    prepareCreation: notPaired,
    createPerson: notPaired,
    deletePerson: notPaired,
    uploadPhoto: notPaired,
    removePhoto: notPaired,
    readMailReadiness: notPaired,
    sendMail: notPaired,
  }
  return { log, handlers, theme: settings.current().theme, stop: async () => undefined }
}
