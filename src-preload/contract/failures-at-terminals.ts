import { z } from 'zod'
import { failure } from './failure-shape.ts'

/** What the device gateway and the terminals behind it may answer. Which status means what: reference of the gateway, sections 6 and 11. */
export const failuresAtTerminals = {
  /** No gateway is configured. */
  noGateway: failure('noGateway', {}),
  /** No conversation with the gateway came about; nothing was done. */
  gatewayUnreachable: failure('gatewayUnreachable', { host: z.string().max(255) }),
  /** The gateway's certificate is not from the authority that was configured, or not for this host; nothing was sent. */
  gatewayUntrusted: failure('gatewayUntrusted', {
    host: z.string().max(255),
    reason: z.enum(['unknownAuthority', 'wrongHost', 'expired', 'other']),
  }),
  /** This gateway does not know the call, under the newer and under the older name. */
  gatewayTooOld: failure('gatewayTooOld', { call: z.string().max(60) }),
  /** No answer in time. What the terminal did with it is not known when something was to be changed. */
  gatewayTooLate: failure('gatewayTooLate', { reason: z.enum(['reading', 'changing']) }),
  /** The gateway or a terminal refused for a reason that has no meaning of its own here; `status` is gRPC's number. */
  gatewayRefused: failure('gatewayRefused', { status: z.number().int() }),
  /** The gateway knows no terminal with this number. */
  terminalUnknown: failure('terminalUnknown', {}),
  /** The terminal is not connected to the gateway. Nothing was done there. */
  terminalUnreachable: failure('terminalUnreachable', {}),
  /** The terminal holds as many users as it can. */
  terminalFull: failure('terminalFull', {}),
  /** Something is more than terminals take; nothing was sent. `most` is in bytes, characters or pieces, as `reason` says. */
  terminalLimit: failure('terminalLimit', {
    reason: z.enum([
      'idBytes',
      'idZero',
      'idAlphanumeric',
      'nameCharacters',
      'pinBytes',
      'photoBytes',
      'cards',
      'fingers',
      'faces',
      'accessGroups',
      'jobCodes',
      'jobCodesUnsupported',
      'jobLabelCharacters',
      'extendedModes',
      'cardBytes',
      'templateBytes',
      'pictureBytes',
    ]),
    most: z.number().int().min(0),
  }),
  /** The terminal does not know the user. */
  terminalUserUnknown: failure('terminalUserUnknown', {}),
  /** The terminal knows a user with this id already, and overwriting was not asked for. */
  terminalUserExists: failure('terminalUserExists', {}),
  /** The text holds no certificate of exactly one authority that could be the root of the conversation with the gateway. */
  authorityUnusable: failure('authorityUnusable', {
    reason: z.enum(['noCertificate', 'severalCertificates', 'notAnAuthority', 'expired', 'privateKey']),
  }),
  /** What is to be put on terminals is not held any more: it was prepared too long ago, or by somebody else. */
  orderOutdated: failure('orderOutdated', {}),
  /** What was typed is not the terminal's name; nothing was removed. */
  terminalNotNamed: failure('terminalNotNamed', {}),
  /** A terminal found no usable face in the picture, or refused the credential's data. */
  terminalPictureRefused: failure('terminalPictureRefused', {}),
  /** What was asked for is not, or not known to be, at these terminals: they cannot be asked now. `terminals` are their names in one text. */
  terminalsMissing: failure('terminalsMissing', { terminals: z.string().min(1).max(2_000) }),
  /** Somebody of another name has the id on this terminal. Nothing was changed there. */
  terminalHoldsAnother: failure('terminalHoldsAnother', { terminal: z.string().max(200) }),
  /** None of the chosen terminals can hold what was to be put there. */
  terminalsCannot: failure('terminalsCannot', { reason: z.enum(['profilePhoto', 'visualFace']) }),
}
