/**
 * The names of all calls, without their schemas: the preload needs the names and must stay small.
 *
 * `contract` is checked against this list, so neither can grow without the other.
 */
export const callNames = [
  'describeStation',
  'copyText',
  'copyDiagnostics',
  'cancelCall',
  'readSettings',
  'changeSettings',
  'readServer',
  'probeServer',
  'pairServer',
  'pairGateway',
  'forgetServer',
  'checkConnection',
  'checkReadiness',
  'readSession',
  'signIn',
  'signOut',
  'lock',
  'unlock',
  'searchPeople',
  'readPerson',
  'prepareCreation',
  'changePerson',
  'findSimilarPeople',
  'readAccessGroups',
  'readUserGroups',
  'deletePerson',
  'removePhoto',
  'removeVisualFaces',
  'readMailReadiness',
  'saveEnrollment',
  'readJobs',
  'readJobPicture',
  'decideJob',
  'retryJobs',
  'readOutbox',
  'searchDirectory',
  'readDirectory',
  'readConsentTexts',
  'withdrawConsent',
  'readJournal',
  'verifyJournal',
  'exportJournal',
  'saveReceipt',
  'erasePerson',
  'readEnrollmentDevices',
  'scanVisualFace',
  'dropScan',
  'readDeviceSync',
  'readPushDevices',
  'pushToDevice',
  'searchEvents',
  'readEventTypes',
  'readEventPlaces',
  'exportEvents',
  'watchDoor',
  'stopWatchingDoor',
  'readGateway',
  'lookAtAuthority',
  'setGateway',
  'forgetGateway',
  'readTerminals',
  'readPersonOnTerminal',
  'prepareForTerminals',
  'putOnTerminal',
  'removeFromTerminal',
  'readTerminalContents',
  'emptyTerminal',
] as const

/** The name of a call. */
export type CallName = (typeof callNames)[number]

/** The names of all events the main process sends to the window. */
export const eventNames = [
  'serverChanged',
  'connectionChanged',
  'sessionChanged',
  'settingsChanged',
  'callProgressed',
  'outboxChanged',
  'jobChanged',
  'directoryChanged',
  'doorWatchChanged',
  'gatewayChanged',
  'terminalsChanged',
] as const

/** The name of an event. */
export type EventName = (typeof eventNames)[number]

/** The channel a call or an event travels on. */
export function channelOf(name: CallName | EventName): string {
  return `vestibule:${name}`
}

/** The name under which the bridge appears in the window. */
export const bridgeName = 'vestibule'
