import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { notImplemented } from './unimplemented.ts'

/** Where Electron would keep things for an application of this name. */
export class Paths {
  private readonly chosen = new Map<string, string>()
  private readonly nameOf: () => string

  /** `userData`: the folder of `--user-data-dir`, or empty. */
  constructor(nameOf: () => string, userData: string) {
    this.nameOf = nameOf
    if (userData !== '') this.chosen.set('userData', resolve(userData))
  }

  get(name: string): string {
    const chosen = this.chosen.get(name)
    if (chosen !== undefined) return chosen
    switch (name) {
      case 'home':
        return homedir()
      case 'appData':
        return process.platform === 'darwin'
          ? join(homedir(), 'Library', 'Application Support')
          : (process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'))
      case 'userData':
        return join(this.get('appData'), this.nameOf())
      case 'sessionData':
        return this.get('userData')
      case 'logs':
        return process.platform === 'darwin'
          ? join(homedir(), 'Library', 'Logs', this.nameOf())
          : join(this.get('userData'), 'logs')
      case 'temp':
        return tmpdir()
      case 'exe':
        return process.env['STANDIN_EXECUTABLE'] ?? process.execPath
      default:
        return notImplemented(`app.getPath('${name}')`)
    }
  }

  set(name: string, path: string): void {
    this.chosen.set(name, path)
  }
}
