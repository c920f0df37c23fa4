import { z } from 'zod'

// Zod tries whether it may compile code as soon as the first object schema is made; the strict policy refuses that and
// reports it. So this module must run before any schema: it is the first import of `main.tsx`, and the build keeps it
// in the chunk of zod itself.
z.config({ jitless: true })
