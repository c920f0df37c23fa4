import type { JsonObject } from '../json.ts'

/** One question as the phone shows it; `postbackData` of a standard answer is its rating. */
export type SurveyQuestion = {
  id: string
  type: 'GOOGLE_STANDARD_QUESTION' | 'GOOGLE_TEMPLATE_QUESTION' | 'PARTNER_CUSTOM_QUESTION'
  text: string
  options: { content: string; postbackData: string }[]
}

type Texts = { question: string; options: readonly string[] }
type Template = { id: string; postbacks: readonly string[]; en: Texts; de: Texts }

const questionsMax = 5
const ratings = [
  'VERY_DISSATISFIED',
  'SOMEWHAT_DISSATISFIED',
  'NEITHER_SATISFIED_NOR_DISSATISFIED',
  'SOMEWHAT_SATISFIED',
  'VERY_SATISFIED',
] as const

const standard: Template = {
  id: 'GOOGLE_DEFINED_CUSTOMER_SATISFACTION',
  postbacks: ratings,
  en: {
    question: 'How satisfied are you with this chat?',
    options: [
      'Very dissatisfied',
      'Somewhat dissatisfied',
      'Neutral',
      'Somewhat satisfied',
      'Very satisfied',
    ],
  },
  de: {
    question: 'Wie zufrieden sind Sie mit diesem Chat?',
    options: ['Sehr unzufrieden', 'Eher unzufrieden', 'Neutral', 'Eher zufrieden', 'Sehr zufrieden'],
  },
}

const scale = (count: number, from: number): string[] =>
  Array.from({ length: count }, (_, index) => String(index + from))

const templates: readonly Template[] = [
  {
    id: 'GOOGLE_DEFINED_NPS',
    postbacks: scale(11, 0),
    en: { question: 'How likely are you to recommend us to a friend?', options: scale(11, 0) },
    de: { question: 'Wie wahrscheinlich empfehlen Sie uns weiter?', options: scale(11, 0) },
  },
  {
    id: 'GOOGLE_DEFINED_CUSTOMER_EFFORT',
    postbacks: scale(5, 1),
    en: {
      question: 'How easy was it to get help?',
      options: ['Very hard', 'Hard', 'Neither', 'Easy', 'Very easy'],
    },
    de: {
      question: 'Wie einfach war es, Hilfe zu bekommen?',
      options: ['Sehr schwer', 'Schwer', 'Mittel', 'Einfach', 'Sehr einfach'],
    },
  },
]

function render(template: Template, locale: string, type: SurveyQuestion['type']): SurveyQuestion {
  const { question, options } = locale.startsWith('de') ? template.de : template.en
  return {
    id: template.id,
    type,
    text: question,
    options: options.map((content, index) => ({
      content,
      postbackData: template.postbacks[index] ?? content,
    })),
  }
}

/** The answer of `GET /v1/surveyQuestions`: the templates an agent may choose from. */
export function listTemplateQuestions(locale: string): JsonObject[] {
  return templates.map((template) => {
    const { id, text, options } = render(template, locale, 'GOOGLE_TEMPLATE_QUESTION')
    return {
      name: id,
      questionContent: text,
      questionType: 'GOOGLE_TEMPLATE_QUESTION',
      responseOptions: options,
    }
  })
}

/** The rating enum value of an answer to the standard question, or nothing for other questions. */
export function ratingOf(question: SurveyQuestion, postbackData: string): string | undefined {
  return question.type === 'GOOGLE_STANDARD_QUESTION' ? postbackData : undefined
}

/** The survey part of an agent resource. */
export type SurveyConfig = {
  templateQuestionIds?: string[]
  customSurveys?: Record<
    string,
    {
      customQuestions?: {
        name?: string
        questionContent?: string
        responseOptions?: { content?: string; postbackData?: string }[]
      }[]
    }
  >
}

/** The questions of one survey: Google's own, then the agent's templates and custom ones; five at most. */
export function composeSurvey(config: SurveyConfig | undefined, locale: string): SurveyQuestion[] {
  const chosen = templates.filter(({ id }) => config?.templateQuestionIds?.includes(id))
  const custom = config?.customSurveys?.[locale] ?? config?.customSurveys?.[locale.split('-')[0] ?? '']
  return [
    render(standard, locale, 'GOOGLE_STANDARD_QUESTION'),
    ...chosen.map((template) => render(template, locale, 'GOOGLE_TEMPLATE_QUESTION')),
    ...(custom?.customQuestions ?? []).map((question, index) => ({
      id: question.name ?? `custom-${index + 1}`,
      type: 'PARTNER_CUSTOM_QUESTION' as const,
      text: question.questionContent ?? '',
      options: (question.responseOptions ?? []).map((option) => ({
        content: option.content ?? '',
        postbackData: option.postbackData ?? option.content ?? '',
      })),
    })),
  ].slice(0, questionsMax)
}
