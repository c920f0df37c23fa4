import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, name, operatingHoursId, queueId } from './values.ts'

const dayMinutes = 24 * 60

/**
 * Open from `from` to `to`, in minutes of the wall clock from the day's midnight. Beyond 1440 it goes on over midnight;
 * 0 to 1440 is the whole day. At most 24 hours long.
 */
export const openInterval = z
  .object({
    from: z
      .number()
      .int()
      .min(0)
      .max(dayMinutes - 1),
    to: z
      .number()
      .int()
      .min(1)
      .max(2 * dayMinutes - 1),
  })
  .refine(({ from, to }) => to > from && to - from <= dayMinutes, { error: 'endBeforeBegin', path: ['to'] })
export type OpenInterval = z.infer<typeof openInterval>

/** The intervals of one day in order, none overlapping the next; empty: closed. */
export const openIntervals = z
  .array(openInterval)
  .max(8)
  .refine((all) => all.every((one, index) => index === 0 || one.from >= (all[index - 1]?.to ?? 0)), {
    error: 'overlap',
  })

const day = z.iso.date()
const days = { name, from: day, to: day, isYearly: z.boolean() }
const isInOrder = ({ from, to }: { from: string; to: string }) => from <= to
/** Closed from the first to the last day (`2026-12-25`), both included; yearly: in every year, whatever the dates' own. */
export const holiday = z.object(days).refine(isInOrder, { error: 'endBeforeBegin', path: ['to'] })
export type Holiday = z.infer<typeof holiday>
/** Days with other hours than the week has. They beat holidays. */
export const hoursException = z
  .object({ ...days, intervals: openIntervals })
  .refine(isInOrder, { error: 'endBeforeBegin', path: ['to'] })
export type HoursException = z.infer<typeof hoursException>

/** Is this a time zone that the machine knows? */
export function isTimeZone(zone: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat &&
      /^[A-Za-z]/.test(zone)
    )
  } catch {
    return false
  }
}

/** When people are there to answer. `weekly`: seven days, Monday first. */
export const hoursDefinition = z.object({
  timeZone: z.string().max(60).refine(isTimeZone, { error: 'invalid' }),
  weekly: z.array(openIntervals).length(7),
  holidays: z.array(holiday).max(200),
  exceptions: z.array(hoursException).max(200),
})
export type HoursDefinition = z.infer<typeof hoursDefinition>

export const operatingHours = z.object({
  id: operatingHoursId,
  name,
  ...hoursDefinition.shape,
  usedBy: z.array(z.object({ id: queueId, name: z.string() })),
  createdAt: instant,
  version: z.number().int(),
})
export type OperatingHours = z.infer<typeof operatingHours>

const tag = 'Operating hours'
const byId = z.object({ operatingHoursId })
const given = { name, ...hoursDefinition.shape }
export const listOperatingHours = endpoint({
  name: 'listOperatingHours',
  method: 'GET',
  path: '/api/operating-hours',
  summary: 'All operating hours with the queues that use them',
  tag,
  access: 'administrator',
  response: z.object({ items: z.array(operatingHours) }),
})
export const createOperatingHours = endpoint({
  name: 'createOperatingHours',
  method: 'POST',
  path: '/api/operating-hours',
  summary: 'Create operating hours',
  tag,
  access: 'administrator',
  body: z.object(given),
  response: operatingHours,
  status: 201,
  problems: ['hours/name-taken'],
})
export const updateOperatingHours = endpoint({
  name: 'updateOperatingHours',
  method: 'PUT',
  path: '/api/operating-hours/:operatingHoursId',
  summary: 'Replace operating hours; `version` is the one that was read',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ ...given, version: z.number().int() }),
  response: operatingHours,
  problems: ['hours/name-taken', 'request/conflict'],
})
export const deleteOperatingHours = endpoint({
  name: 'deleteOperatingHours',
  method: 'DELETE',
  path: '/api/operating-hours/:operatingHoursId',
  summary: 'Delete operating hours that no queue uses',
  tag,
  access: 'administrator',
  params: byId,
  problems: ['hours/in-use'],
})
