import { describe, expect, it } from 'vitest'
import { callsUnder } from '../../../tools/simulator/gateway/protocol.ts'

/** Written from the vendor's table (reference of the gateway, sections 2, 5.4, 7 and 13), not from the proto files. */
const table = {
  User: [
    'GetList Get GetPartial Enroll EnrollMulti Update UpdateMulti Delete DeleteMulti DeleteAll DeleteAllMulti',
    'GetCard SetCard SetCardMulti GetFinger SetFinger SetFingerMulti GetFace SetFace SetFaceMulti',
    'GetAccessGroup SetAccessGroup SetAccessGroupMulti GetJobCode SetJobCode SetJobCodeMulti',
    'GetPINHash GetPINHashWithKey GetStatistic',
  ],
  Connect: ['GetDeviceList SubscribeStatus'],
  Device: ['GetCapabilityInfo GetCapability'],
  Card: ['Scan'],
  Face: ['Scan Extract Normalize'],
}

const expected = Object.entries(table).flatMap(([service, rows]) =>
  rows.flatMap((row) => row.split(' ')).map((name) => `/gsdk.${service.toLowerCase()}.${service}/${name}`),
)

describe('the calls that are served', () => {
  it('are all of the user service and those of its neighbours, by the names of since 1.5.0', () => {
    expect(expected.filter((path) => path.includes('.User/'))).toHaveLength(29)
    expect(callsUnder('gsdk').map(({ path }) => path)).toEqual(expected)
  })

  it('have other names before 1.5.0, and both where both are asked for', () => {
    const older = expected.map((path) => path.replace('/gsdk.', '/'))
    expect(callsUnder('old').map(({ path }) => path)).toEqual(older)
    expect(callsUnder('both').map(({ path }) => path)).toEqual(expect.arrayContaining([...expected, ...older]))
  })
})
