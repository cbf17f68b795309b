/** Every sentence of the lock screen. */
export const lock = {
  title: 'Locked',
  lead: 'Your work is kept. Type your password to go on.',
  password: 'Password',
  passwordMissing: 'Type your password.',
  unlock: 'Unlock',
  signOut: 'Sign out instead…',
} as const
