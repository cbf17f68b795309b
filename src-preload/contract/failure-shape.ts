import { z } from 'zod'

/** A kind of failure with the facts its sentence needs, none of them personal: see `failureSchemas`. */
export const failure = <Kind extends string, Facts extends z.ZodRawShape>(kind: Kind, facts: Facts) =>
  z.object({ kind: z.literal(kind), ...facts })
