/** The clock that is handed to whatever needs the time: milliseconds since 1970 in UTC. */
export type Clock = () => number
