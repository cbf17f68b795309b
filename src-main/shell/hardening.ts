import type { App } from 'electron'

/** A Chromium switch, with its value if it takes one. */
export type CommandLineSwitch = readonly [name: string, value?: string]

// Features of a browser for the web that would talk to somebody, offer to keep what was typed, or find devices nearby.
const disabledFeatures = [
  'AutofillServerCommunication',
  'AutofillEnableAccountWalletStorage',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
]

/** The switches Chromium is started with: nothing kept of a crash, nobody called, no names looked up by the page. */
export const hardeningSwitches: readonly CommandLineSwitch[] = [
  // A crash dump holds the memory of a page that shows faces and names.
  ['disable-breakpad'],
  ['disable-crash-reporter'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-quic'],
  ['no-pings'],
  ['no-proxy-server'],
  ['disable-features', disabledFeatures.join(',')],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  // The page has no network; this takes away even the looking up of names. Main speaks through Node, not through Chromium.
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'],
]

/** Hardens the process as a whole; must come before Electron is ready. */
export function hardenProcess(app: App): void {
  app.enableSandbox()
  for (const [name, value] of hardeningSwitches) app.commandLine.appendSwitch(name, value)
}
