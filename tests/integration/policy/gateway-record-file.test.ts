import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GatewayRecord } from '../../../src-main/gateway/gateway-record.ts'
import { keepGatewayRecord } from '../../../src-main/policy/record-file.ts'
import { createAuthority } from '../../../tools/simulator/certificates.ts'

describe('the record of the device gateway', () => {
  let folder = ''
  let path = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vestibule-gateway-'))
    path = join(folder, 'gateway.json')
  })
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  const recordOf = async (): Promise<GatewayRecord> => {
    const authority = await createAuthority('Gateway Root')
    return {
      version: 1,
      host: 'gateway.example',
      port: 4000,
      authority: authority.certificatePem,
      sha256: authority.fingerprint,
    }
  }

  it('is absent at first, outlives a restart for its owner alone, and can be forgotten', async () => {
    const record = await recordOf()
    expect(await keepGatewayRecord(path).read()).toEqual({ kind: 'absent' })
    expect(await keepGatewayRecord(path).write(record)).toMatchObject({ ok: true })
    expect(await keepGatewayRecord(path).read()).toEqual({ kind: 'record', record })
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect(await keepGatewayRecord(path).clear()).toMatchObject({ ok: true })
    expect(await keepGatewayRecord(path).clear()).toMatchObject({ ok: true })
    expect(await keepGatewayRecord(path).read()).toEqual({ kind: 'absent' })
  })

  it('is set aside when half of it is there', async () => {
    await writeFile(path, '{"version":1,"host":"gateway.example"')
    expect(await keepGatewayRecord(path).read()).toEqual({ kind: 'invalid' })
    expect(await readdir(folder)).toEqual(['gateway.json.corrupt'])
  })

  it('trusts no authority but the one that was confirmed, and no second one that was slipped in', async () => {
    const [record, other] = [await recordOf(), await recordOf()]
    for (const authority of [other.authority, `${record.authority}\n${other.authority}`, 'no certificate']) {
      await writeFile(path, JSON.stringify({ ...record, authority }))
      expect(await keepGatewayRecord(path).read()).toEqual({ kind: 'invalid' })
    }
    await writeFile(path, JSON.stringify(record))
    expect(await keepGatewayRecord(path).read()).toEqual({ kind: 'record', record })
  })
})
