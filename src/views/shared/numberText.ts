// The views' way to the texts of numbers, which generated sentences below this floor use too.
export * from '../../experiment/numberText';
