// For browsers that know no modules, and so none of the pages: shows the word for them at once. Others never fetch this file.
(function () {
  document.documentElement.className += ' floor-missed';
})();
