import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { applySetup } from '@parley/bff/setup-code/apply'
import { administrator, withInstallation } from '@parley/bff/setup-code/installation'
import { planSetup } from '@parley/bff/setup-code/plan'
import { readSetup } from '@parley/bff/setup-code/read-setup'
import { describePlan } from '@parley/bff/setup-code/words'
import { formatSetup, parseSetup } from '@parley/bff/setup-code/yaml'

const usage = `npm run setup -- export [FILE]
npm run setup -- plan FILE
npm run setup -- apply FILE [--as E-MAIL] [--accept-privacy-terms]

  export   writes what is set up (accounts, channels, workstreams, queues, hours, messages, quick replies) as YAML, without secrets
  plan     says what applying the file would change; nothing is done
  apply    makes the installation as the file says, all of it or nothing; what the file does not name is left alone
  --as     the administrator whose name stands in the audit log; needed when there are several
  --accept-privacy-terms
           accepts the privacy terms in that person's name where the file says so

The installation is the one that DATA_DIR or DATABASE_URL name. Secrets come from the environment variables and files
that the file names.`

/** `npm run setup`: set-up as code. Exit code 0: done, or nothing to do; 1: something is in the way; 2: it could not be tried. */
try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = ['SetupFileError', 'SetupRefused'].includes((error as Error | null)?.name ?? '') ? 1 : 2
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { as: { type: 'string' }, 'accept-privacy-terms': { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [command, file, ...more] = positionals
  if (more.length > 0) return refuse()
  if (command === 'export') return writeSetup(file)
  if (file === undefined || (command !== 'plan' && command !== 'apply')) return refuse()
  if (!existsSync(resolve(file))) throw new Error(`There is no file ${file}.`)
  const wanted = parseSetup(readFileSync(resolve(file), 'utf8'))
  const sources = { env: process.env, folder: dirname(resolve(file)) }
  return withInstallation(process.env, async (ctx) => {
    if (command === 'plan') {
      const plan = await planSetup(ctx, ctx.database.db, wanted, sources)
      const hint =
        plan.steps.length > 0 && plan.obstacles.length === 0
          ? [`Nothing has been done yet: "npm run setup -- apply ${file}" does it.`]
          : []
      console.log([...describePlan(plan), ...hint].join('\n'))
      return plan.obstacles.length === 0 ? 0 : 1
    }
    const actor = await administrator(ctx, values.as ?? null)
    const acceptTerms = values['accept-privacy-terms']
    const plan = await applySetup(ctx, actor, wanted, sources, { acceptTerms })
    console.log([...describePlan(plan), ...(plan.steps.length === 0 ? [] : ['Done.'])].join('\n'))
    return 0
  })
}

function refuse(): number {
  console.error(usage)
  return 2
}

function writeSetup(file: string | undefined): Promise<number> {
  return withInstallation(process.env, async (ctx) => {
    const text = formatSetup(await readSetup(ctx, ctx.database.db))
    if (file === undefined) process.stdout.write(text)
    else writeFileSync(resolve(file), text)
    return 0
  })
}
