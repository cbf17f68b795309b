import type { Configuration } from 'electron-builder'

/** What a package is made from. */
export interface PackageRequest {
  /** Absolute path of an unpacked Electron: its own, or the placeholder. */
  readonly distribution: string
  /** Absolute path of the folder that everything is written into. */
  readonly output: string
  /** The address of whoever publishes the package: deb and rpm carry one, and are left out without it. */
  readonly homepage: string | null
}

/** Every fuse electron-builder knows, decided: forgetting one does not compile. */
type EveryFuse = Required<NonNullable<Configuration['electronFuses']>>

/**
 * The switches burned into Electron's binary. A newer Electron may have more; those keep what Electron chose.
 *
 * With Node's own switches off, nobody makes the packaged station run another program, or opens it to a debugger, from
 * the outside; the tests therefore drive the unpackaged one.
 */
const fuses: EveryFuse = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  // macOS and Windows check the archive's hash; Linux has no such check.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  // The profile lives in memory and there are no cookies: encrypting them would only ask for a keychain at start.
  enableCookieEncryption: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  // Without a signature of a person's own, an Apple processor runs the changed binary only if it is signed anew.
  resetAdHocDarwinSignature: true,
}

// Of keytar only what is loaded: its JavaScript and the one native file for the machine it is packaged for.
const keytarLeftOut = [
  '!**/node_modules/keytar/{build,script,src}{,/**/*}',
  '!**/node_modules/keytar/{binding.gyp,README.md,keytar.d.ts}',
  '!**/node_modules/keytar/prebuilds/!(${platform}-${arch}){,/**/*}',
  // Headers for compiling keytar, which nobody does here.
  '!**/node_modules/node-addon-api{,/**/*}',
]

/** How electron-builder makes a package: what goes in, what is burned in, which installers each system gets. */
export function builderConfiguration({ distribution, output, homepage }: PackageRequest): Configuration {
  return {
    appId: 'org.vestibule.station',
    productName: 'Vestibule',
    copyright: 'The Vestibule authors, MIT licence',
    artifactName: 'Vestibule-${version}-${os}-${arch}.${ext}',
    directories: { output, buildResources: 'resources' },
    electronDist: distribution,
    electronFuses: fuses,
    // Named one by one: out/ also holds the demonstration's data folder and screenshots.
    files: [
      'out/{main,preload,renderer}/**/*',
      'resources/icons/256x256.png',
      'resources/consent/*.json',
      'resources/gateway/*.proto',
      'LICENSE',
      'THIRD-PARTY.md',
      '!**/*.map',
      ...keytarLeftOut,
    ],
    asar: true,
    asarUnpack: ['**/*.node'],
    // keytar brings native files that fit every Node of this interface; nothing is compiled.
    npmRebuild: false,
    nodeGypRebuild: false,
    extraMetadata: homepage === null ? {} : { homepage },
    win: { icon: 'resources/icon.ico', target: ['nsis'] },
    nsis: {
      // For every user of the desk, and with /S without a question.
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: true,
      // Forgetting the server is a person's decision, made in the station.
      deleteAppDataOnUninstall: false,
    },
    mac: {
      icon: 'resources/icon.icns',
      target: ['dmg'],
      category: 'public.app-category.business',
      hardenedRuntime: true,
      entitlements: 'resources/macos/entitlements.plist',
      entitlementsInherit: 'resources/macos/entitlements.plist',
      extendInfo: {
        NSCameraUsageDescription: 'Vestibule takes the photo of the person who is enrolled.',
      },
    },
    linux: {
      icon: 'resources/icons',
      target: homepage === null ? ['AppImage'] : ['AppImage', 'deb', 'rpm'],
      category: 'Office',
      synopsis: 'Enrollment station for BioStar 2',
      maintainer: 'The Vestibule authors',
      vendor: 'The Vestibule authors',
    },
    // keytar loads it; without it the station works, and asks for the password each time.
    deb: { recommends: ['libsecret-1-0', 'gnome-keyring'] },
  }
}
