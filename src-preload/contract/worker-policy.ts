/** The one Trusted Types policy the page may create; it makes addresses of the station's own workers and nothing else. */
export const workerPolicyName = 'station-worker'
