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

/** How much of the network a peer connection may use: nothing but a proxy. */
const peerConnectionPolicy = 'disable_non_proxied_udp'

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
  ['disable-features', disabledFeatures.join(',')],
  // A peer connection is the one way to the network that neither the policy of the page nor the request fence covers. It may use
  // no datagrams, and what it does over streams goes through a proxy whose name does not exist (RFC 6761).
  ['webrtc-ip-handling-policy', peerConnectionPolicy],
  ['proxy-server', 'http://nowhere.invalid:9'],
  ['proxy-bypass-list', '<-loopback>;localhost'],
  // The page has no network; this takes away even the looking up of names. Main speaks through Node, not through Chromium.
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'],
]

/** Hardens the process as a whole; must come before Electron is ready. */
export function hardenProcess(app: App): void {
  app.enableSandbox()
  for (const [name, value] of hardeningSwitches) app.commandLine.appendSwitch(name, value)
}

/** Holds every page to the same rule for peer connections: the switch is Chromium's own, this is Electron's. */
export function guardPeerConnections(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy(peerConnectionPolicy)
  })
}
