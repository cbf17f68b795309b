import type { Answer } from '../envelope.ts'
import type { OperatorCall, Route } from './route.ts'
import { success } from '../envelope.ts'
import { guesses } from '../guesses.ts'
import { asWhole } from '../json.ts'
import { oneOf } from './route.ts'

const readers = oneOf('Door.read')

/** The list of doors. Its paths are in the vendor's collection, its rows and the right it wants are guesses. */
export const doorRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/doors', family: 'v1', access: readers, handle: list },
  {
    method: 'POST',
    path: '/api/v2/doors/search',
    family: 'v2',
    since: guesses.releaseOfV2Searches,
    access: readers,
    handle: list,
  },
]

/** `limit` 0 or absent is all. */
function list({ state, body }: OperatorCall): Answer {
  const doors = [...state.doors.values()].toSorted((one, other) => one.id - other.id)
  const limit = asWhole(body['limit']) ?? 0
  const rows = (limit === 0 ? doors : doors.slice(0, limit)).map(({ id, name }) => ({ id, name }))
  return success({ DoorCollection: { total: doors.length, rows } })
}
