import type { GatewayCertificate } from './gateway-certificate.ts'
import type { CounterRule } from './judge-user.ts'
import type { Naming } from './protocol.ts'
import type { TerminalPlan } from './terminal-plan.ts'
import type { MultiErrorPlace, TimeLimits } from './world.ts'

/** Everything that can be chosen when a gateway simulator starts. */
export interface GatewaySimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Default: the standard set. */
  readonly terminals?: readonly TerminalPlan[]
  /** How many users each terminal begins with, the people of the BioStar simulator with the same seed; default 20. */
  readonly people?: number
  readonly seed?: number
  /** Under which names the services answer; all others are UNIMPLEMENTED. Default `gsdk`, since 1.5.0. */
  readonly naming?: Naming
  readonly certificate?: GatewayCertificate
  /** Default `statusDetails`, since 1.4.0. */
  readonly multiErrors?: MultiErrorPlace
  /** `must match` refuses users whose header does not count its lists rightly; default `ignored`. */
  readonly counters?: CounterRule
  /** `refused` makes one unknown user among several a refusal; default `skipped`. Nobody known is a refusal either way. */
  readonly unknownUsers?: 'skipped' | 'refused'
  /** Calls that are UNIMPLEMENTED as on an older gateway, with or without service: `['Update', 'UpdateMulti']` is before 1.6.0. */
  readonly missing?: readonly string[]
  /** The gateway's own limits in milliseconds, where they are to be others. */
  readonly timeLimits?: Partial<TimeLimits>
  /** Somebody presents a face or a card this long after a scan began; by default nobody does until `presentFace()`. */
  readonly presentAfterMilliseconds?: number
}

/** The seed when none is asked for: the BioStar simulator's, so that both know the same people. */
export const defaultSeed = 20_240_901

/** How many users each terminal begins with when nothing is asked for. */
export const defaultPeople = 20
