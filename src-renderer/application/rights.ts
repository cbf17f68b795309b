import type { Operator } from '../../src-preload/contract/session.ts'
import { useOperator } from './station.ts'

/** Something an account may do, or not. */
export type RightName = 'readPeople' | 'writePeople' | 'readEvents' | 'useDevices'

/** Whether a function is offered: unless the server has refused it. What an older server does not tell is offered, and it decides. */
export function may(operator: Pick<Operator, RightName> | null, right: RightName): boolean {
  return operator?.[right] !== 'refused'
}

/** Whether a function is offered to whoever sits at the desk. */
export function useMay(right: RightName): boolean {
  return may(useOperator(), right)
}
