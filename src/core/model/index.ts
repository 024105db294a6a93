/** The nouns. Everything else in the project speaks in these types. */
export * from './capture.ts';
export * from './coverage.ts';
export * from './design.ts';
export * from './disclosure.ts';
export * from './factor.ts';
export * from './known-tell.ts';
export * from './sink.ts';
export * from './slot.ts';
export * from './subject.ts';
export * from './survey.ts';
export * from './verdict.ts';
