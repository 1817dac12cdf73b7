import { htmlToMarkdown } from './html-to-markdown.ts';
import { ImportRefusal } from './import-refusal.ts';
import { decimalText, type Dropped, type Imported, type QuestionAnswer } from './question.ts';
import { allIn, childOf, elementsIn, readXml, textOf, type XmlElement } from './read-xml.ts';

type Tell = (what: string, why: string) => void;

/**
 * The question of an item of QTI 2.1 or 3 (an `assessmentItem` with one interaction).
 *
 * Errors: ImportRefusal.
 */
export function readQti(source: string): Imported {
  const root = unified(readXml(source));
  if (root.name !== 'assessmentItem')
    throw new ImportRefusal(`expected the element assessmentItem, got ${root.name}`, {
      line: 1,
      column: 1,
    });
  const name = root.attributes['title'] ?? root.attributes['identifier'] ?? 'Question';
  const dropped: Dropped[] = [];
  const tell: Tell = (what, why) =>
    dropped.push({ where: `line ${root.line}`, what: `${name}: ${what}`, why });
  const body = childOf(root, 'itemBody');
  const interactions = body ? KINDS.flatMap((kind) => allIn(body, kind)) : [];
  const others = body ? strangers(body) : [];
  const [first] = interactions;
  if (!body || !first || interactions.length > 1 || others.length > 0) {
    const why =
      others.length > 0
        ? `the interaction ${others[0]} is not read`
        : `expected one interaction, got ${interactions.length}`;
    tell('the item', why);
    return { questions: [], dropped };
  }
  const declared = elementsIn(root, 'responseDeclaration').find(
    (one) => one.attributes['identifier'] === first.attributes['responseIdentifier'],
  );
  const correct = elementsIn(childOf(declared, 'correctResponse') ?? root, 'value').map((one) =>
    textOf(one).trim(),
  );
  const answer = answerOf(first, declared, correct, tell);
  if (!answer) return { questions: [], dropped };
  const prompt = childOf(first, 'prompt');
  const stem = [
    markdownOf(withoutInteraction(body, first), tell),
    prompt ? markdownOf(prompt, tell) : '',
  ];
  const feedback = allIn(root, 'modalFeedback').length > 0;
  if (feedback) tell('its feedback', 'it depends on rules of the item');
  const text = stem.filter((part) => part !== '').join('\n\n');
  return { questions: [{ name, text, feedback: '', answer }], dropped };
}

const KINDS = ['choiceInteraction', 'textEntryInteraction', 'matchInteraction'];

function answerOf(
  interaction: XmlElement,
  declared: XmlElement | undefined,
  correct: readonly string[],
  tell: Tell,
): QuestionAnswer | undefined {
  if (correct.length === 0) {
    tell('the item', 'it declares no correct response');
    return undefined;
  }
  switch (interaction.name) {
    case 'choiceInteraction': {
      const isMany = declared?.attributes['cardinality'] === 'multiple';
      const options = elementsIn(interaction, 'simpleChoice').map((one) => ({
        text: markdownOf(one, tell),
        isRight: correct.includes(one.attributes['identifier'] ?? ''),
        say: '',
      }));
      const ordered = interaction.attributes['shuffle'] !== 'true';
      const rights = options.filter(({ isRight }) => isRight).length;
      if (options.length >= 2 && (isMany || rights === 1))
        return { kind: isMany ? 'choices' : 'choice', options, ordered };
      tell('the item', 'a choice has at least two options, and one that is right');
      return undefined;
    }
    case 'textEntryInteraction': {
      const isNumber = /^(?:float|integer)$/.test(declared?.attributes['baseType'] ?? '');
      const value = decimalText(correct[0] ?? '');
      if (!isNumber)
        return { kind: 'text', accepted: [...new Set([...correct, ...mapped(declared)])] };
      if (value !== undefined) return { kind: 'number', value, tolerance: '0' };
      tell('the item', 'its answer is no decimal number');
      return undefined;
    }
    default: {
      const [lefts = [], rights = []] = elementsIn(interaction, 'simpleMatchSet').map((set) =>
        elementsIn(set, 'simpleAssociableChoice'),
      );
      const named = (id: string, all: readonly XmlElement[]): string => {
        const found = all.find((one) => one.attributes['identifier'] === id);
        return found ? markdownOf(found, tell) : '';
      };
      const pairs = correct.map((pair) => {
        const [left = '', right = ''] = pair.split(/\s+/);
        return { left: named(left, lefts), right: named(right, rights) };
      });
      const used = new Set(pairs.map(({ right }) => right));
      const others = rights.map((one) => markdownOf(one, tell)).filter((text) => !used.has(text));
      if (
        new Set(pairs.map(({ left }) => left)).size === pairs.length &&
        pairs.every(({ left, right }) => left && right)
      )
        return { kind: 'matching', pairs, others };
      tell('the item', 'something is matched with several others, or with nothing');
      return undefined;
    }
  }
}

/** Answers with marks of their own. */
const mapped = (declared: XmlElement | undefined): string[] =>
  elementsIn(
    childOf(declared, 'mapping') ?? { name: '', attributes: {}, children: [], line: 1 },
    'mapEntry',
  ).flatMap(({ attributes }) =>
    Number(attributes['mappedValue']) > 0 ? [attributes['mapKey'] ?? ''] : [],
  );

/** QTI 3 writes `qti-choice-interaction` and `response-identifier` for what 2.1 calls choiceInteraction and so on. */
function unified(element: XmlElement): XmlElement {
  const camel = (name: string): string =>
    name.replace(/^qti-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([key, value]) => [camel(key), value]),
  );
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : unified(child),
  );
  return { ...element, name: camel(element.name), attributes, children };
}

const strangers = (element: XmlElement): string[] =>
  elementsIn(element).flatMap((child) => [
    ...(child.name.endsWith('Interaction') && !KINDS.includes(child.name) ? [child.name] : []),
    ...strangers(child),
  ]);

/** The body with the interaction taken out; a gap in a sentence shows as one. */
function withoutInteraction(body: XmlElement, interaction: XmlElement): XmlElement {
  const children = body.children.flatMap((child): (XmlElement | string)[] => {
    if (child === interaction) return interaction.name === 'textEntryInteraction' ? [' ____ '] : [];
    return [typeof child === 'string' ? child : withoutInteraction(child, interaction)];
  });
  return { ...body, children };
}

function markdownOf(element: XmlElement, tell: Tell): string {
  const { text, lost } = htmlToMarkdown(htmlOf(element));
  for (const what of lost) tell(what, 'texts of exercises are Markdown');
  return text;
}

const htmlOf = (element: XmlElement): string =>
  element.children
    .map((child) =>
      typeof child === 'string'
        ? child.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
        : child.name === 'prompt' || child.name === 'feedbackInline'
          ? ''
          : `<${child.name}>${htmlOf(child)}</${child.name}>`,
    )
    .join('');
