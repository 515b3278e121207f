"""What a notebook will fetch is read from its cells."""

import nbformat

from book.site.lite import contents

PACKAGES = {"pandas": {"imports": ["pandas"]}, "matplotlib": {"imports": ["matplotlib", "mpl_toolkits"]}, "numpy": {"imports": ["numpy"]}}


def test_names_the_packages_that_the_cells_import_even_beside_a_cell_that_is_not_python():
    cells = [nbformat.v4.new_code_cell(text) for text in ("%pip install x", "import pandas as pd", "from mpl_toolkits import mplot3d")]
    cells.append(nbformat.v4.new_markdown_cell("import numpy"))
    assert contents._packages(nbformat.v4.new_notebook(cells=cells), PACKAGES) == {"pandas", "matplotlib"}
