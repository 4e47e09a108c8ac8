// Only browsers that know no modules fetch this file: it shows them the word for old browsers at once.
(function () {
  document.documentElement.className += ' floor-missed';
})();
