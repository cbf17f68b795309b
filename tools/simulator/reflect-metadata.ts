/**
 * The three functions that tsyringe, inside @peculiar/x509, asks of the `reflect-metadata` polyfill.
 *
 * It refuses to load without them, and calls them only for classes whose constructors are injected. Import this file
 * before @peculiar/x509.
 */

const records = new WeakMap<object, Map<unknown, unknown>>()

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const record = records.get(target) ?? new Map<unknown, unknown>()
  record.set(key, value)
  records.set(target, record)
}

function getOwnMetadata(key: unknown, target: object): unknown {
  return records.get(target)?.get(key)
}

function getMetadata(key: unknown, target: object): unknown {
  for (let holder: object | null = target; holder !== null; holder = Reflect.getPrototypeOf(holder)) {
    if (records.get(holder)?.has(key) === true) return getOwnMetadata(key, holder)
  }
  return undefined
}

if (!('getMetadata' in Reflect)) Object.assign(Reflect, { defineMetadata, getOwnMetadata, getMetadata })
