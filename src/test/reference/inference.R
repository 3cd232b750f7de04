# Writes what nnet::multinom finds on three tables, for InferenceReferenceTest (R 4.2.2, nnet 7.3-18).
#   Rscript src/test/reference/inference.R src/test/resources/io/pulsemill/inference
# Features go in standardized, as its optimizer (BFGS) stops early on raw ones; coefficients and covariance are then
# mapped to raw features. The first label is the class of reference. Standard errors are those of vcov, from Hess = TRUE.
library(nnet)
folder <- commandArgs(TRUE)[1]
fit <- function(name) {
  table <- read.csv(file.path(folder, paste0(name, ".csv")))
  features <- names(table)[-(1:2)]
  x <- as.matrix(table[, features])
  center <- colMeans(x)
  scale <- apply(x, 2, sd)
  z <- as.data.frame(scale(x, center, scale))
  z$label <- factor(table$label, levels = sort(unique(table$label), method = "radix"))
  model <- multinom(label ~ ., z, Hess = TRUE, trace = FALSE, maxit = 100000, reltol = 1e-16, abstol = 1e-16)
  d <- length(features)
  others <- nlevels(z$label) - 1
  map <- diag(d + 1)  # raw = map %*% standardized
  for (j in 1:d) {
    map[j + 1, j + 1] <- 1 / scale[j]
    map[1, j + 1] <- -center[j] / scale[j]
  }
  w <- matrix(t(coef(model)), nrow = d + 1)
  all <- kronecker(diag(others), map)
  list(classes = levels(z$label), features = features, logLikelihood = as.numeric(logLik(model)), aic = AIC(model),
       coefficients = t(map %*% w),
       standardErrors = t(matrix(sqrt(diag(all %*% vcov(model) %*% t(all))), nrow = d + 1)))
}
results <- list(anes96 = fit("anes96"), birthwt = fit("birthwt"), fgl = fit("fgl"))
show <- function(x) {
  if (is.list(x)) {
    paste0("{", paste0("\"", names(x), "\": ", sapply(x, show), collapse = ",\n"), "}")
  } else if (is.matrix(x)) {
    paste0("[", paste(apply(x, 1, function(row) paste0("[", paste(sprintf("%.17g", row), collapse = ", "), "]")),
                      collapse = ",\n"), "]")
  } else if (is.character(x)) {
    paste0("[", paste0("\"", x, "\"", collapse = ", "), "]")
  } else {
    sprintf("%.17g", x)
  }
}
writeLines(show(results), file.path(folder, "multinom.json"))
