import { describe, expect, test } from 'vitest';
import { readQti } from './read-qti.ts';

const CHOICE_21 = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="Sizes">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
<correctResponse><value>B</value></correctResponse></responseDeclaration>
<itemBody><p>A map of 8 rows.</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
<prompt>How many rows are left?</prompt>
<simpleChoice identifier="A">8</simpleChoice><simpleChoice identifier="B">6</simpleChoice>
</choiceInteraction></itemBody></assessmentItem>`;

describe('readQti', () => {
  test('reads a choice of 2.1, and the same item as 3 writes it', () => {
    const expected = {
      name: 'Sizes',
      text: 'A map of 8 rows.\n\nHow many rows are left?',
      feedback: '',
      answer: {
        kind: 'choice',
        ordered: false,
        options: [
          { text: '8', isRight: false, say: '' },
          { text: '6', isRight: true, say: '' },
        ],
      },
    };
    expect(readQti(CHOICE_21)).toEqual({ questions: [expected], dropped: [] });
    const third = CHOICE_21.replace(/(<\/?)([a-zA-Z]+)/g, (_, open: string, name: string) =>
      name === 'p'
        ? `${open}p`
        : `${open}qti-${name.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)}`,
    )
      .replace(/responseIdentifier=/, 'response-identifier=')
      .replace(/baseType=/, 'base-type=');
    expect(readQti(third)).toEqual({ questions: [expected], dropped: [] });
  });

  test('reads a number in a gap, a short answer and pairs', () => {
    const gap = (base: string, value: string): string =>
      `<assessmentItem title="t"><responseDeclaration identifier="R" baseType="${base}" cardinality="single">
<correctResponse><value>${value}</value></correctResponse></responseDeclaration>
<itemBody><p>It has <textEntryInteraction responseIdentifier="R"/> rows.</p></itemBody></assessmentItem>`;
    expect(readQti(gap('integer', '6')).questions[0]).toMatchObject({
      text: 'It has \\_\\_\\_\\_ rows.',
      answer: { kind: 'number', value: '6' },
    });
    expect(readQti(gap('string', 'six')).questions[0]?.answer).toEqual({
      kind: 'text',
      accepted: ['six'],
    });
    const set = (...items: string[]): string =>
      `<simpleMatchSet>${items.map((one) => `<simpleAssociableChoice identifier="${one}">${one}!</simpleAssociableChoice>`).join('')}</simpleMatchSet>`;
    const match = `<assessmentItem title="t"><responseDeclaration identifier="R" baseType="directedPair" cardinality="multiple">
<correctResponse><value>a x</value><value>b y</value></correctResponse></responseDeclaration>
<itemBody><matchInteraction responseIdentifier="R">${set('a', 'b')}${set('x', 'y', 'z')}</matchInteraction></itemBody></assessmentItem>`;
    expect(readQti(match).questions[0]?.answer).toEqual({
      kind: 'matching',
      pairs: [
        { left: 'a!', right: 'x!' },
        { left: 'b!', right: 'y!' },
      ],
      others: ['z!'],
    });
  });

  test('drops other interactions and says which', () => {
    const item =
      '<assessmentItem title="t"><itemBody><orderInteraction responseIdentifier="R"/></itemBody></assessmentItem>';
    expect(readQti(item)).toMatchObject({
      questions: [],
      dropped: [{ why: 'the interaction orderInteraction is not read' }],
    });
  });
});
