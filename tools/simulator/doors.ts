/** A door of the simulated site. */
export interface Door {
  readonly id: number
  readonly name: string
}

/** Every door of the site, one table for the list of doors, the access levels and the event log. */
export const demoDoors = {
  main: { id: 1, name: 'Main door' },
  staff: { id: 2, name: 'Staff entrance' },
  loadingBay: { id: 3, name: 'Loading bay' },
  servers: { id: 4, name: 'Server room' },
  yard: { id: 5, name: 'Yard gate' },
  laboratory: { id: 6, name: 'Laboratory' },
  cleanRoom: { id: 7, name: 'Clean room' },
  lobby: { id: 8, name: 'Lobby' },
  warehouse: { id: 9, name: 'Warehouse' },
  carPark: { id: 10, name: 'Car park barrier' },
} as const satisfies Readonly<Record<string, Door>>
