import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type FieldValues, type Path, type UseFormProps, type UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { ApiProblem } from './api.ts'
import { encodeFieldProblem } from './zod-errors.ts'

/**
 * A form checked by a contract's schema: errors appear on submit, then while typing. `values` in `handleSubmit` are
 * the parsed ones (trimmed, defaults filled in).
 */
export function useZodForm<In extends FieldValues, Out extends FieldValues>(
  schema: z.ZodType<Out, In>,
  options: Omit<UseFormProps<NoInfer<In>, unknown, NoInfer<Out>>, 'resolver'>,
): UseFormReturn<In, unknown, Out> {
  return useForm<In, unknown, Out>({ reValidateMode: 'onChange', ...options, resolver: zodResolver(schema) })
}

/**
 * Puts a problem's field errors at the form's fields (`/body/name` → `name`; `rename` for fields called otherwise) and
 * moves the focus to the first. False when something was not about a known field: then show the problem as a whole.
 */
export function showFieldErrors<In extends FieldValues, Out>(
  form: UseFormReturn<In, unknown, Out>,
  error: unknown,
  rename: Readonly<Record<string, Path<In>>> = {},
): boolean {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return false
  const known = Object.keys(form.getValues())
  const placed = error.errors.map(({ pointer, code, params }, index) => {
    const inBody = pointer.replace(/^\/body\//, '').replaceAll('/', '.')
    const name = rename[inBody] ?? (inBody as Path<In>)
    if (!known.includes(name.split('.')[0] ?? '')) return false
    const message = encodeFieldProblem({ code, params: params ?? {} })
    form.setError(name, { type: 'server', message }, { shouldFocus: index === 0 })
    return true
  })
  return placed.every(Boolean)
}
