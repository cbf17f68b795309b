import { demoDoors as doors, type Door } from './doors.ts'

/** An access level: which doors, each on a schedule. */
export interface AccessLevel {
  readonly id: number
  readonly name: string
  /** One item for each schedule; a door may be named by several. */
  readonly items: readonly { readonly schedule: string; readonly doors: readonly Door[] }[]
}

const always = 'Always'
const officeHours = 'Office hours'

/** The access levels a simulator starts with; one opens no door at all. */
export const initialAccessLevels: readonly AccessLevel[] = [
  {
    id: 1,
    name: 'Entrances',
    items: [
      { schedule: always, doors: [doors.main] },
      { schedule: officeHours, doors: [doors.main, doors.yard] },
    ],
  },
  { id: 2, name: 'Research wing', items: [{ schedule: always, doors: [doors.laboratory, doors.cleanRoom] }] },
  { id: 3, name: 'Guests', items: [{ schedule: officeHours, doors: [doors.lobby] }] },
  { id: 4, name: 'Storage', items: [{ schedule: always, doors: [doors.warehouse] }] },
  { id: 5, name: 'Two persons', items: [{ schedule: always, doors: [doors.servers] }] },
  { id: 6, name: 'Parking', items: [{ schedule: always, doors: [doors.carPark] }] },
  { id: 7, name: 'Not in use', items: [] },
]
