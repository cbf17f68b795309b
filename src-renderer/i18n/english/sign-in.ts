/** Every sentence of the sign-in screen. */
export const signIn = {
  title: 'Sign in',
  lead: 'With your BioStar 2 account, at {{server}}.',
  deskLead: 'At a desk without a BioStar 2 server. Its terminals are behind the device gateway {{server}}.',
  deskName: 'Your name',
  deskNameMissing: 'Type your name: the journal notes who did what.',
  deskPassword: 'Password of this desk',
  deskInMemory: 'The password of this desk is kept in memory only. When the station is closed, it has to be set anew.',
  loginId: 'Login ID',
  loginIdMissing: 'Type your login ID.',
  password: 'Password',
  passwordMissing: 'Type your password.',
  remember: 'Remember me on this station',
  rememberMore: 'Login ID and password go into this computer’s keychain.',
  submit: 'Sign in',
  signingIn: 'Signing in…',
  stop: 'Stop',
  welcome: 'Welcome back',
  asRemembered: 'Sign in as {{loginId}}',
  keptPassword: 'Your password is in this computer’s keychain.',
  someoneElse: 'Somebody else, or another password',
  backToRemembered: 'Back to {{loginId}}',
  vault: {
    noKeychain: {
      title: 'This computer has no keychain the station can use',
      next: 'You will type your password each time. It is kept in memory only, and forgotten when you sign out.',
    },
    locked: {
      title: 'This station’s keychain is locked',
      next: 'You will type your password each time, until the keychain is unlocked. It is kept in memory only.',
    },
    denied: {
      title: 'This computer’s keychain does not let the station in',
      next: 'You will type your password each time. It is kept in memory only, and forgotten when you sign out.',
    },
    failed: {
      title: 'This computer’s keychain does not work',
      next: 'You will type your password each time. It is kept in memory only, and forgotten when you sign out.',
    },
  },
  reason: {
    sessionEnded: {
      title: 'Your session at the server has ended',
      next: 'Sign in again to go on where you were. Work that was not sent is kept for the same account only.',
    },
    passwordRefused: {
      title: 'The server no longer accepts your password',
      next: 'Sign in with your new password to go on where you were; the old one is not tried again. Work that was not sent is kept for the same account only.',
    },
    accountInUse: {
      title: 'This account is in use at another desk',
      next: 'Sign the other desk out, or ask your administrator to allow several sign-ins at once. With another account you can work at once, but work that was not sent is kept for this one only.',
    },
    tooManyUnlockAttempts: {
      title: 'The station signed you out after five wrong passwords',
      next: 'Sign in again. Work that was not sent is kept for the same account.',
    },
  },
} as const
